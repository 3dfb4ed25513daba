package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A presigned URL of the older kind (Signature Version 2), which some SDKs still make for S3.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html">Signing
 *     and authenticating REST requests (Signature Version 2)</a>
 */
record PresignedV2(
    String accessKey, String signature, String expires, Instant until, @Nullable String token) {
  /** Of a query only these are signed. */
  private static final Set<String> SIGNED =
      Set.of(
          "acl",
          "lifecycle",
          "location",
          "logging",
          "notification",
          "partNumber",
          "policy",
          "requestPayment",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versionId",
          "versioning",
          "versions",
          "website",
          "cors",
          "delete",
          "restore",
          "response-cache-control",
          "response-content-disposition",
          "response-content-encoding",
          "response-content-language",
          "response-content-type",
          "response-expires");

  static boolean isMade(WebRequest head) {
    Map<String, List<String>> query = head.queryParameters();
    return query.containsKey("AWSAccessKeyId") && query.containsKey("Signature");
  }

  /** What the URL says, or null where it does not say until when it is good. */
  static @Nullable PresignedV2 of(WebRequest head) {
    Map<String, List<String>> query = head.queryParameters();
    String key = query.getOrDefault("AWSAccessKeyId", List.of("")).getFirst();
    String signature = query.getOrDefault("Signature", List.of("")).getFirst();
    String expires = query.getOrDefault("Expires", List.of("")).getFirst();
    List<String> token = query.get("x-amz-security-token");
    return expires.matches("\\d{1,11}")
        ? new PresignedV2(
            key,
            signature,
            expires,
            Instant.ofEpochSecond(Long.parseLong(expires)),
            token == null ? null : token.getFirst())
        : null;
  }

  String expected(WebRequest head, String secret) {
    String type = head.header("content-type");
    String md5 = head.header("content-md5");
    String text =
        String.join(
                "\n", head.method(), md5 == null ? "" : md5, type == null ? "" : type, expires, "")
            + headers(head)
            + resource(head);
    return signed(text, secret);
  }

  /** The signature of a text, as version 2 has it. */
  static String signed(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA1, but the JDK has none", e);
    }
  }

  private String headers(WebRequest head) {
    TreeMap<String, String> all = new TreeMap<>();
    head.headers()
        .forEach((name, values) -> {
          if (name.startsWith("x-amz-")) {
            all.put(name, values.stream().map(String::strip).collect(Collectors.joining(",")));
          }
        });
    if (token != null) {
      all.put("x-amz-security-token", token);
    }
    return all.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String resource(WebRequest head) {
    String bucket = S3Host.bucket(head.hostName());
    String path = (bucket == null ? "" : "/" + bucket) + head.path();
    String query =
        new TreeMap<>(head.queryParameters())
            .entrySet().stream()
                .filter(parameter -> SIGNED.contains(parameter.getKey()))
                .map(parameter -> {
                  String value = parameter.getValue().getFirst();
                  return parameter.getKey() + (value.isEmpty() ? "" : "=" + value);
                })
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Neither the signature nor a token gets into a log by way of this. */
  @Override
  public String toString() {
    return "PresignedV2[" + accessKey + ", " + until + "]";
  }
}
