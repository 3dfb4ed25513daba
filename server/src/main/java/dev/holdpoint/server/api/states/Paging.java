package dev.holdpoint.server.api.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as Step Functions counts it: 100 items unless told otherwise. A token leads on
 * for a day, in the same list alone.
 *
 * @param scope what list this is: the action and its other arguments
 * @param after what the token says, or null on the first page
 */
record Paging(int limit, String scope, Instant now, @Nullable String after) {
  private static final int DEFAULT = 100;
  private static final Duration GOOD_FOR = Duration.ofHours(24);

  /** The page that a request asks for. */
  static Paging of(
      Instant now, @Nullable Integer maxResults, @Nullable String token, @Nullable Object... list) {
    int limit = maxResults == null || maxResults == 0 ? DEFAULT : maxResults;
    String scope = Integer.toHexString(Arrays.deepToString(list).hashCode());
    return new Paging(limit, scope, now, token == null ? null : read(token, scope, now));
  }

  private static String read(String token, String scope, Instant now) {
    String[] parts = decode(token).split("\\|", 3);
    if (parts.length < 3 || !parts[0].equals(scope)) {
      throw invalid();
    }
    if (Instant.ofEpochMilli(number(parts[1])).plus(GOOD_FOR).isBefore(now)) {
      throw invalid();
    }
    return parts[2];
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  /** As {@link #after}, where tokens say a number. */
  @Nullable Long afterNumber() {
    return after == null ? null : Long.valueOf(number(after));
  }

  /** The token of the page behind this item. */
  String token(String last) {
    String text = scope + "|" + now.toEpochMilli() + "|" + last;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The token that leads on, where more was found than fits the page. */
  <T> @Nullable String next(List<T> found, Function<T, String> key) {
    return found.size() > limit ? token(key.apply(found.get(limit - 1))) : null;
  }

  <T> List<T> page(List<T> found) {
    return found.subList(0, Math.min(limit, found.size()));
  }

  private static AwsException invalid() {
    return AwsException.of("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}
