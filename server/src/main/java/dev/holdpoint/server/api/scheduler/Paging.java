package dev.holdpoint.server.api.scheduler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How long a page is, and where the next one begins. */
final class Paging {
  private static final int MOST = 100;

  private Paging() {}

  static int size(@Nullable Integer wanted) {
    if (wanted == null) {
      return MOST;
    }
    if (wanted < 1 || wanted > MOST) {
      throw Shapes.constraint(
          wanted,
          "maxResults",
          wanted < 1
              ? "Member must have value greater than or equal to 1"
              : "Member must have value less than or equal to " + MOST);
    }
    return wanted;
  }

  static String write(String name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
  }

  static @Nullable String read(@Nullable String token) {
    try {
      return token == null ? null : new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw Shapes.invalid("Invalid NextToken.");
    }
  }
}
