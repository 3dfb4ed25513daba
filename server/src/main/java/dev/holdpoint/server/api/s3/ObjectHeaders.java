package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request's headers say of an object. */
final class ObjectHeaders {
  static final String META = "x-amz-meta-";
  static final String TYPE = "content-type";
  private static final String USUAL_TYPE = "binary/octet-stream";
  private static final String ENCODING = "content-encoding";

  /** Kept and given back. Encryption is said, not done: the disk's is the one that there is. */
  private static final List<String> KEPT =
      List.of(
          TYPE,
          "cache-control",
          "content-disposition",
          "content-language",
          "expires",
          "x-amz-website-redirect-location",
          "x-amz-storage-class",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-server-side-encryption-bucket-key-enabled");

  private static final Set<String> CLASSES =
      Set.of(
          "STANDARD",
          "REDUCED_REDUNDANCY",
          "STANDARD_IA",
          "ONEZONE_IA",
          "INTELLIGENT_TIERING",
          "GLACIER_IR");

  private static final Set<String> ACLS =
      Set.of(
          "private",
          "public-read",
          "public-read-write",
          "authenticated-read",
          "aws-exec-read",
          "bucket-owner-read",
          "bucket-owner-full-control");

  private static final Set<String> ENCRYPTIONS = Set.of("AES256", "aws:kms", "aws:kms:dsse");

  private static final Pattern REDIRECT = Pattern.compile("https?://|/");

  private ObjectHeaders() {}

  /** The headers that are given back as they came. */
  static Map<String, String> kept(S3Call call) {
    refuse(call);
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT) {
      String value = call.header(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    kept.putIfAbsent(TYPE, USUAL_TYPE);
    String encoding = encoding(call.header(ENCODING));
    if (!encoding.isEmpty()) {
      kept.put(ENCODING, encoding);
    }
    if ("STANDARD".equals(kept.get("x-amz-storage-class"))) {
      kept.remove("x-amz-storage-class");
    }
    return kept;
  }

  /** Without S3's own, which is that of the way alone. */
  private static String encoding(@Nullable String header) {
    if (header == null) {
      return "";
    }
    List<String> all = new ArrayList<>(Arrays.asList(header.strip().split("\\s*,\\s*")));
    all.removeIf(one -> one.equalsIgnoreCase("aws-chunked") || one.isEmpty());
    return String.join(",", all);
  }

  private static void refuse(S3Call call) {
    for (String name : call.head().headers().keySet()) {
      if (name.startsWith("x-amz-server-side-encryption-customer-")) {
        throw S3Error.notImplemented("encryption with keys that clients provide");
      }
      if (name.startsWith("x-amz-grant-")) {
        throw noAcls();
      }
      if (name.startsWith("x-amz-object-lock-")) {
        throw S3Error.invalidRequest("Bucket is missing Object Lock Configuration");
      }
    }
    String acl = call.header("x-amz-acl");
    if (acl != null && !ACLS.contains(acl)) {
      throw S3Error.invalidArgument("Argument format not recognized");
    }
    if (acl != null && !acl.equals("private") && !acl.equals("bucket-owner-full-control")) {
      throw noAcls();
    }
    String encryption = call.header("x-amz-server-side-encryption");
    if (encryption != null && !ENCRYPTIONS.contains(encryption)) {
      throw S3Error.invalidArgument("The encryption method specified is not supported");
    }
    String redirect = call.header("x-amz-website-redirect-location");
    if (redirect != null && !REDIRECT.matcher(redirect).lookingAt()) {
      throw AwsException.of(
          "InvalidRedirectLocation",
          "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");
    }
    String storage = call.header("x-amz-storage-class");
    if (storage != null && !CLASSES.contains(storage)) {
      throw AwsException.of("InvalidStorageClass", "The storage class you specified is not valid");
    }
  }

  /** As buckets of AWS are since 2023. */
  static AwsException noAcls() {
    return AwsException.of("AccessControlListNotSupported", "The bucket does not allow ACLs");
  }

  /** The user's own. */
  static Map<String, String> metadata(S3Call call) {
    Map<String, String> metadata = new TreeMap<>();
    int size = 0;
    for (Map.Entry<String, List<String>> header : call.head().headers().entrySet()) {
      if (header.getKey().startsWith(META)) {
        String name = header.getKey().substring(META.length());
        String value = String.join(",", header.getValue());
        metadata.put(name, value);
        size += name.getBytes(UTF_8).length + value.getBytes(UTF_8).length;
      }
    }
    if (size > S3Limits.AWS.metadataBytes()) {
      throw AwsException.of(
          "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
    }
    return metadata;
  }

  /** Tags, as the header x-amz-tagging has them. */
  static Map<String, String> tags(S3Call call) {
    String header = call.header("x-amz-tagging");
    Map<String, String> tags = new LinkedHashMap<>();
    if (header != null && !header.isEmpty()) {
      for (String pair : header.split("&")) {
        String[] parts = pair.split("=", 2);
        String value = parts.length < 2 ? "" : decode(parts[1]);
        if (tags.put(decode(parts[0]), value) != null) {
          throw S3Error.invalidTag("Cannot provide multiple Tags with the same key");
        }
      }
    }
    return Tags.checked(tags, S3Limits.AWS.objectTags());
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Error.invalidArgument(
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
              + " parameters without tag name duplicates.");
    }
  }
}
