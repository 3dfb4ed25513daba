package dev.holdpoint.core.apigateway;

import org.jspecify.annotations.Nullable;

/**
 * A path with its stage taken off.
 *
 * @param path what is left, beginning with a slash
 */
record StagedPath(Stage stage, String path) {
  /** Reads the stage off a path's beginning; null where the API has no such stage. */
  static @Nullable StagedPath of(Api api, String path) {
    int end = path.indexOf('/', 1);
    String first = path.length() < 2 ? "" : end < 0 ? path.substring(1) : path.substring(1, end);
    Stage named = find(api, first);
    if (named != null && !first.equals(Stage.DEFAULT)) {
      return new StagedPath(named, end < 0 ? "/" : path.substring(end));
    }
    Stage fallback = api.kind() == ApiKind.HTTP ? find(api, Stage.DEFAULT) : null;
    return fallback == null ? null : new StagedPath(fallback, path.isEmpty() ? "/" : path);
  }

  /** The path as the caller sees it. */
  String full() {
    return stage.name().equals(Stage.DEFAULT) ? path : "/" + stage.name() + path;
  }

  private static @Nullable Stage find(Api api, String name) {
    return api.stages().stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }
}
