package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.CorsRule;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.http.StreamResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetBucketCors, PutBucketCors and DeleteBucketCors. */
record BucketCors(Shelf shelf) {
  /** S3's. */
  private static final int MOST_BYTES = 64 * 1024;

  StreamResponse get(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    if (bucket.cors().isEmpty()) {
      throw AwsException.of(
          "NoSuchCORSConfiguration", 404, "The CORS configuration does not exist");
    }
    Xml xml = Xml.document("CORSConfiguration");
    bucket.cors().forEach(rule -> write(xml, rule));
    return Answers.xml(xml);
  }

  private static void write(Xml xml, CorsRule rule) {
    xml.open("CORSRule").leaf("ID", rule.id());
    rule.headers().forEach(header -> xml.leaf("AllowedHeader", header));
    rule.methods().forEach(method -> xml.leaf("AllowedMethod", method));
    rule.origins().forEach(origin -> xml.leaf("AllowedOrigin", origin));
    rule.exposed().forEach(header -> xml.leaf("ExposeHeader", header));
    xml.leaf("MaxAgeSeconds", rule.maxAge()).close();
  }

  StreamResponse put(S3Call call) {
    XmlNode root = XmlNode.parse(call.payload().document(MOST_BYTES), "CORSConfiguration");
    List<CorsRule> rules =
        CorsRule.checked(root.all("CORSRule").stream().map(BucketCors::read).toList());
    set(call, rules);
    return Answers.empty(200);
  }

  private static CorsRule read(XmlNode rule) {
    return new CorsRule(
        rule.find("ID"),
        texts(rule, "AllowedOrigin"),
        texts(rule, "AllowedMethod"),
        texts(rule, "AllowedHeader"),
        texts(rule, "ExposeHeader"),
        number(rule.find("MaxAgeSeconds")));
  }

  private static List<String> texts(XmlNode rule, String child) {
    return rule.all(child).stream().map(XmlNode::text).toList();
  }

  private static @Nullable Integer number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.strip().matches("\\d{1,9}")) {
      throw S3Error.malformedXml();
    }
    return Integer.valueOf(text.strip());
  }

  StreamResponse delete(S3Call call) {
    set(call, List.of());
    return Answers.empty(204);
  }

  private void set(S3Call call, List<CorsRule> rules) {
    shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      shelf.buckets.put(tx, bucket.withCors(rules));
      return rules;
    });
  }
}
