package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;
import java.util.List;
import java.util.Set;

/**
 * A setting of a bucket that has no effect here: what is put is given back.
 *
 * @param parameter its name in a query
 * @param element the document's outermost; empty for a policy, which is JSON
 * @param usual what a bucket has that was told nothing; empty for none
 * @param back whether that comes back when it is taken away
 * @param code of the error where there is none
 */
record BucketDocument(
    Shelf shelf,
    String parameter,
    String element,
    String usual,
    boolean back,
    String code,
    String message) {
  private static final String ACCESS_BLOCK = "publicAccessBlock";
  private static final String OWNERSHIP = "ownershipControls";
  private static final Set<String> OWNERSHIPS =
      Set.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");
  private static final Set<String> ALGORITHMS = Set.of("AES256", "aws:kms", "aws:kms:dsse");

  /** S3's limit of a policy; the others are shorter. */
  private static final int MOST_BYTES = 20 * 1024;

  /** Since 2023 AWS encrypts whatever comes. */
  static BucketDocument encryption(Shelf shelf) {
    return new BucketDocument(
        shelf,
        "encryption",
        "ServerSideEncryptionConfiguration",
        "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
            + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>",
        true,
        "ServerSideEncryptionConfigurationNotFoundError",
        "The server side encryption configuration was not found");
  }

  static BucketDocument accessBlock(Shelf shelf) {
    return new BucketDocument(
        shelf,
        ACCESS_BLOCK,
        "PublicAccessBlockConfiguration",
        "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
            + "<BlockPublicPolicy>true</BlockPublicPolicy>"
            + "<RestrictPublicBuckets>true</RestrictPublicBuckets>",
        false,
        "NoSuchPublicAccessBlockConfiguration",
        "The public access block configuration was not found");
  }

  static BucketDocument ownership(Shelf shelf) {
    return new BucketDocument(
        shelf,
        OWNERSHIP,
        "OwnershipControls",
        "<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>",
        false,
        "OwnershipControlsNotFoundError",
        "The bucket ownership controls were not found");
  }

  static BucketDocument policy(Shelf shelf) {
    return new BucketDocument(
        shelf, "policy", "", "", false, "NoSuchBucketPolicy", "The bucket policy does not exist");
  }

  private boolean isJson() {
    return element.isEmpty();
  }

  StreamResponse get(S3Call call) {
    String document = shelf.bucket(call.bucket()).documents().get(parameter);
    if (document == null ? usual.isEmpty() : document.isEmpty()) {
      throw AwsException.of(code, 404, message);
    }
    String text = document == null ? whole() : document;
    String type = isJson() ? "application/json" : "application/xml";
    return StreamResponse.whole(WebResponse.of(200, type, text.getBytes(UTF_8)));
  }

  private String whole() {
    return whole(element, usual);
  }

  private static String whole(String element, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">%s</%s>"
        .formatted(element, Xml.NAMESPACE, content, element);
  }

  StreamResponse put(S3Call call) {
    byte[] document = call.payload().document(MOST_BYTES);
    String text = new String(document, UTF_8);
    if (!isJson()) {
      check(XmlNode.parse(document, element));
    } else if (!text.startsWith("{") || !Json.isJson(text)) {
      throw AwsException.of(
          "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }
    set(call, text);
    return Answers.empty(isJson() ? 204 : 200);
  }

  private void check(XmlNode root) {
    List<XmlNode> rules = root.all("Rule");
    boolean ruled = !parameter.equals(ACCESS_BLOCK);
    if (ruled && (rules.isEmpty() || !rules.stream().allMatch(this::isKnown))) {
      throw S3Error.malformedXml();
    }
  }

  private boolean isKnown(XmlNode rule) {
    if (parameter.equals(OWNERSHIP)) {
      return OWNERSHIPS.contains(rule.get("ObjectOwnership"));
    }
    XmlNode chosen = rule.first("ApplyServerSideEncryptionByDefault");
    return chosen == null || ALGORITHMS.contains(chosen.get("SSEAlgorithm"));
  }

  /** A new bucket with the ownership that its header asks for. */
  static Bucket owned(Bucket bucket, String ownership) {
    if (!OWNERSHIPS.contains(ownership)) {
      throw S3Error.invalidArgument("Invalid x-amz-object-ownership header: " + ownership);
    }
    String rule = "<Rule><ObjectOwnership>" + ownership + "</ObjectOwnership></Rule>";
    return bucket.withDocument(OWNERSHIP, whole("OwnershipControls", rule));
  }

  StreamResponse delete(S3Call call) {
    set(call, back ? whole() : "");
    return Answers.empty(204);
  }

  private void set(S3Call call, String text) {
    shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      shelf.buckets.put(tx, bucket.withDocument(parameter, text));
      return text;
    });
  }
}
