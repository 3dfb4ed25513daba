package dev.holdpoint.server.api.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.logs.LogsError;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextToken where the next part begins, or null where this is the last
 */
record Paging<T>(List<T> items, @Nullable String nextToken) {
  private static final int MOST = 50;

  Paging {
    items = List.copyOf(items);
  }

  /** The part behind a token, which names the last one before it. */
  static <T> Paging<T> of(
      List<T> all, Function<T, String> name, @Nullable String token, @Nullable Integer limit) {
    int from = 0;
    if (token != null) {
      String after = read(token);
      List<String> names = all.stream().map(name).toList();
      from = names.indexOf(after) + 1;
      if (from == 0) {
        throw LogsError.invalid("The specified nextToken is invalid.");
      }
    }
    int to = Math.min(all.size(), from + (limit == null ? MOST : limit));
    String next = to == all.size() ? null : write(name.apply(all.get(to - 1)));
    return new Paging<>(all.subList(from, to), next);
  }

  static String write(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  static String read(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw LogsError.invalid("The specified nextToken is invalid.");
    }
  }
}
