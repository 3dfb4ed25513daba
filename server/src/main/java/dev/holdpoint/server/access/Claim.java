package dev.holdpoint.server.access;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signature (AWS Signature Version 4), in its header Authorization or in
 * its query: read, not proved.
 *
 * @param date of the scope, {@code YYYYMMDD}
 * @param signedHeaders by lower-case name, in their order
 * @param inQuery whether it is a presigned URL
 */
public record Claim(
    String accessKey,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature,
    boolean inQuery) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String QUERY_SIGNATURE = "X-Amz-Signature";
  private static final Pattern ACCOUNT = Pattern.compile("(\\d{12})|ASIA(\\d{12})[A-Z]{4}");
  private static final Pattern SCOPE =
      Pattern.compile("([^/\\s]{1,128})/([^/]*)/([^/]*)/([^/]*)/aws4_request");

  /** Whether a request carries a signature of any form, however broken. */
  static boolean isMade(WebRequest request) {
    String header = request.header("authorization");
    return (header != null && header.startsWith("AWS"))
        || request.queryParameters().containsKey("X-Amz-Algorithm");
  }

  /** The claim of a request, or null where there is none or it lacks a part. */
  public static @Nullable Claim of(WebRequest request) {
    String header = request.header("authorization");
    if (header != null && header.startsWith(ALGORITHM)) {
      return of(parts(header), false);
    }
    Map<String, List<String>> query = request.queryParameters();
    if (query.getOrDefault("X-Amz-Algorithm", List.of()).contains(ALGORITHM)) {
      Map<String, String> parts = new HashMap<>();
      query.forEach(
          (name, values) -> parts.put(name.replaceFirst("^X-Amz-", ""), values.getFirst()));
      return of(parts, true);
    }
    return null;
  }

  /** {@code Name=value} by name, as the header Authorization has them. */
  static Map<String, String> parts(String header) {
    Map<String, String> parts = new HashMap<>();
    String list = header.substring(Math.min(ALGORITHM.length(), header.length()));
    for (String part : list.split(",")) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2) {
        parts.putIfAbsent(pair[0], pair[1]);
      }
    }
    return parts;
  }

  private static @Nullable Claim of(Map<String, String> parts, boolean inQuery) {
    Matcher scope = SCOPE.matcher(parts.getOrDefault("Credential", ""));
    String names = parts.getOrDefault("SignedHeaders", "");
    String signature = parts.getOrDefault("Signature", "");
    if (!scope.matches() || names.isEmpty() || signature.isEmpty()) {
      return null;
    }
    return new Claim(
        scope.group(1),
        scope.group(2),
        scope.group(3),
        scope.group(4),
        Arrays.asList(names.split(";")),
        signature,
        inQuery);
  }

  /** {@code DATE/REGION/SERVICE/aws4_request}. */
  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  /**
   * The account that the access key stands for: one of twelve digits is an account's own number,
   * and so are the twelve within the key of an assumed role.
   *
   * @return null where the key stands for no account in particular
   */
  public @Nullable Home home() {
    Matcher account = ACCOUNT.matcher(accessKey);
    if (!account.matches()) {
      return null;
    }
    String number = account.group(1) == null ? account.group(2) : account.group(1);
    return new Home(number, region);
  }

  /** Whose it is said to be and for what; the signature itself is not shown. */
  @Override
  public String toString() {
    return "Claim[" + accessKey + ", " + scope() + "]";
  }
}
