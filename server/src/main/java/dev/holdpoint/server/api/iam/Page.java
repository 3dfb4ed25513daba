package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, cut by {@code Marker} and {@code MaxItems}.
 *
 * @param marker that leads on, or null on the last page
 */
record Page<T>(List<T> items, boolean isTruncated, @Nullable String marker) {
  private static final int DEFAULT = 100;

  /**
   * Cuts a page out of a list.
   *
   * @param key of an item, unique in the list; the list is in an order of its own
   */
  static <T> Page<T> of(
      List<T> all, @Nullable String marker, @Nullable Integer maxItems, Function<T, String> key) {
    int from = marker == null ? 0 : behind(all, decode(marker), key);
    int to = Math.min(all.size(), from + (maxItems == null ? DEFAULT : maxItems));
    boolean more = to < all.size();
    return new Page<>(
        all.subList(from, to), more, more ? encode(key.apply(all.get(to - 1))) : null);
  }

  private static <T> int behind(List<T> all, String last, Function<T, String> key) {
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(last)) {
        return i + 1;
      }
    }
    throw invalid();
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static AwsException invalid() {
    return AwsException.of("ValidationError", "Invalid Marker.");
  }
}
