package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.CorsRule;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket's rules say of a page of another origin that asks through a browser.
 *
 * @param rule that allows it; null where none does
 */
record CrossOrigin(String origin, @Nullable CorsRule rule) {
  private static final String WANTED = "access-control-request-headers";
  private static final String METHOD = "access-control-request-method";
  private static final String AUTHORIZATION = "authorization";

  /** Null where no page asks, or about no bucket. */
  static @Nullable CrossOrigin of(Shelf shelf, WebRequest head, String bucket) {
    String origin = head.header("origin");
    if (origin == null || bucket.isEmpty() || head.method().equals("OPTIONS")) {
      return null;
    }
    try {
      List<CorsRule> rules = rules(shelf, bucket);
      return new CrossOrigin(origin, CorsRule.find(rules, origin, head.method(), List.of()));
    } catch (StoreException e) {
      // The request itself is told of it.
      return null;
    }
  }

  private static List<CorsRule> rules(Shelf shelf, String name) {
    Bucket bucket = shelf.store.<@Nullable Bucket>read(tx -> shelf.buckets.find(tx, name));
    return bucket == null ? List.of() : bucket.cors();
  }

  /**
   * Whether a browser asks what it may, and S3: signed headers, a presigned URL, or by its host.
   */
  static boolean isQuestion(WebRequest head) {
    String headers = head.header(WANTED);
    return head.method().equals("OPTIONS")
        && head.header(METHOD) != null
        && headers != null
        && headers.toLowerCase(Locale.ROOT).contains(AUTHORIZATION)
        && headers.toLowerCase(Locale.ROOT).contains("x-amz-content-sha256");
  }

  /** The answer to a browser that asks before it sends. */
  static WebResponse preflight(Shelf shelf, WebRequest head, String bucket) {
    String origin = head.header("origin");
    String method = head.header(METHOD);
    if (origin == null) {
      throw AwsException.of(
          "BadRequest", "Insufficient information. Origin request header needed.");
    }
    if (method == null) {
      throw AwsException.of("BadRequest", "Invalid Access-Control-Request-Method: null");
    }
    List<CorsRule> rules = rules(shelf, bucket);
    if (rules.isEmpty()) {
      throw AwsException.of(
          "AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket.");
    }
    List<String> wanted = wanted(head);
    CorsRule rule = CorsRule.find(rules, origin, method, wanted);
    if (rule == null) {
      throw AwsException.of(
          "AccessForbidden",
          403,
          "CORSResponse: This CORS request is not allowed. This is usually because the evalution of"
              + " Origin, request method / Access-Control-Request-Method or"
              + " Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.");
    }
    WebResponse answer = new CrossOrigin(origin, rule).headers(WebResponse.empty(200), rule);
    return wanted.isEmpty()
        ? answer
        : answer.with("Access-Control-Allow-Headers", String.join(", ", wanted));
  }

  private static List<String> wanted(WebRequest head) {
    String headers = head.header(WANTED);
    return headers == null
        ? List.of()
        : Arrays.stream(headers.split(","))
            .map(one -> one.strip().toLowerCase(Locale.ROOT))
            .filter(one -> !one.isEmpty())
            .toList();
  }

  /** The answer with what the browser must hear to hand it to the page. */
  StreamResponse on(StreamResponse answer) {
    return rule == null
        ? answer
        : new StreamResponse(headers(answer.head(), rule), answer.content());
  }

  private WebResponse headers(WebResponse answer, CorsRule by) {
    WebResponse all =
        answer
            .with("Access-Control-Allow-Origin", by.isForAll() ? "*" : origin)
            .with("Access-Control-Allow-Methods", String.join(", ", by.methods()))
            .with("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    if (!by.isForAll()) {
      all = all.with("Access-Control-Allow-Credentials", "true");
    }
    if (!by.exposed().isEmpty()) {
      all = all.with("Access-Control-Expose-Headers", String.join(", ", by.exposed()));
    }
    return by.maxAge() == null
        ? all
        : all.with("Access-Control-Max-Age", Integer.toString(by.maxAge()));
  }
}
