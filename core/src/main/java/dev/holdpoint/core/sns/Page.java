package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to a hundred of a list.
 *
 * @param nextToken where to go on, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
  public Page {
    items = List.copyOf(items);
  }

  static <T> Page<T> of(
      Tx tx, ResourceKind kind, String prefix, @Nullable String token, Class<T> type) {
    int size = SnsLimits.AWS.pageSize();
    List<Resource> found = tx.resources().list(kind, prefix, after(token, prefix), size + 1);
    List<Resource> shown = found.subList(0, Math.min(size, found.size()));
    List<T> items = shown.stream().map(one -> Json.read(one.body(), type)).toList();
    return new Page<>(items, found.size() > size ? token(shown.getLast().key()) : null);
  }

  private static String token(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  /** Where another list's page ends is no place in this one. */
  private static @Nullable String after(@Nullable String token, String prefix) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    String key = decoded(token);
    if (!key.startsWith(prefix)) {
      throw SnsError.parameter("NextToken");
    }
    return key;
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
