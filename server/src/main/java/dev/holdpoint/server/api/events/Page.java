package dev.holdpoint.server.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextToken where the next part begins, or null where this is the last
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
  private static final int MOST = 100;

  Page {
    items = List.copyOf(items);
  }

  /** The part behind a token, of a list that is in the order of its names. */
  static <T> Page<T> of(
      List<T> all, Function<T, String> name, @Nullable String token, @Nullable Integer limit) {
    int size = limit == null ? MOST : limit;
    if (size < 1 || size > MOST) {
      throw Given.invalid(
          "1 validation error detected: Value '"
              + size
              + "' at 'limit' failed to satisfy constraint: Member must be between 1 and "
              + MOST);
    }
    String after = token == null ? "" : read(token);
    List<T> rest = all.stream().filter(item -> name.apply(item).compareTo(after) > 0).toList();
    if (rest.size() <= size) {
      return new Page<>(rest, null);
    }
    List<T> items = rest.subList(0, size);
    return new Page<>(items, write(name.apply(items.getLast())));
  }

  private static String write(String name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
  }

  private static String read(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw Given.invalid("Parameter NextToken is not valid.");
    }
  }
}
