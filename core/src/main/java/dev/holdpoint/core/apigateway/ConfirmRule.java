package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which GET requests are made only after a person has confirmed them on a page.
 *
 * @param api its name, its id, or the title of its OpenAPI document
 * @param path as its resource has it: {@code /decision/{id}}
 */
public record ConfirmRule(String api, String stage, String path) {
  /** Reads {@code API/STAGE/path}; null where it is none. */
  public static @Nullable ConfirmRule parse(String text) {
    String[] parts = text.split("/", 3);
    boolean whole = parts.length == 3 && !parts[0].isBlank() && !parts[1].isBlank();
    if (!whole || !PathTemplate.of("/" + parts[2]).isWellFormed()) {
      return null;
    }
    return new ConfirmRule(parts[0].strip(), parts[1], "/" + parts[2]);
  }

  /**
   * Whether the path of a request is meant, however it is written: a function behind a proxy
   * resource might decode it.
   */
  public boolean covers(Api given, String requestPath) {
    StagedPath staged = StagedPath.of(given, requestPath);
    return staged != null
        && names(given)
        && stage.equals(staged.stage().name())
        && PathTemplate.of(path).match(plain(staged.path())) != null;
  }

  /** Whether it is about a stage of this API. */
  public boolean concerns(Api given) {
    return names(given) && given.stages().stream().anyMatch(one -> stage.equals(one.name()));
  }

  private boolean names(Api given) {
    return api.equals(given.name())
        || api.equals(given.id())
        || api.equals(given.details().title());
  }

  /** Decoded, without empty parts. */
  private static List<String> plain(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(EventContext.decode(part));
      }
    }
    return parts;
  }
}
