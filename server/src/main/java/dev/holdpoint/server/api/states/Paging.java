package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.states.StatesError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages as Step Functions counts them: 100 unless told otherwise, at most 1,000. */
final class Paging {
  private static final int DEFAULT = 100;
  private static final int MOST = 1_000;

  private Paging() {}

  static int limit(@Nullable Integer maxResults) {
    if (maxResults == null || maxResults == 0) {
      return DEFAULT;
    }
    if (maxResults < 0 || maxResults > MOST) {
      throw StatesError.validation(
          "maxResults",
          maxResults < 0
              ? "Member must have value greater than or equal to 0"
              : "Member must have value less than or equal to " + MOST);
    }
    return maxResults;
  }

  /** What an earlier page's token says, or null on the first page. */
  static @Nullable String after(@Nullable String token) {
    if (token == null) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** As {@link #after}, for tokens that say a number. */
  static @Nullable Long afterNumber(@Nullable String token) {
    String text = after(token);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  static String token(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /** The token that leads on, where more was found than fits the page. */
  static <T> @Nullable String next(List<T> found, int limit, Function<T, String> key) {
    return found.size() > limit ? token(key.apply(found.get(limit - 1))) : null;
  }

  static <T> List<T> page(List<T> found, int limit) {
    return found.subList(0, Math.min(limit, found.size()));
  }

  private static AwsException invalid() {
    return AwsException.of("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}
