package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param maxResults 1 to 1000, or null
 * @param nextToken from the page before, or null to begin
 */
public record PageRequest(@Nullable Integer maxResults, @Nullable String nextToken) {
  private static final int MOST = 1000;

  /** The beginning, as long as AWS's longest page. */
  public static final PageRequest FIRST = new PageRequest(null, null);

  int limit() {
    Integer max = maxResults;
    if (max == null) {
      return MOST;
    }
    if (max < 1 || max > MOST) {
      throw SqsError.parameter(
          max, "MaxResults", "MaxResults must be an integer between 1 and 1000.");
    }
    return max;
  }

  /** The key after which to go on. */
  @Nullable String after() {
    String token = nextToken;
    if (token == null || token.isEmpty()) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  static String token(String lastKey) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(UTF_8));
  }

  private static AwsException invalid() {
    return SqsError.parameter("Invalid or expired next token.");
  }
}
