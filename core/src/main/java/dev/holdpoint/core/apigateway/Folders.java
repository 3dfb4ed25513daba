package dev.holdpoint.core.apigateway;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths of a REST API's resources. */
public final class Folders {
  private static final int DEEPEST = 50;

  private Folders() {}

  /** The path of a resource, or null where there is none of the id. */
  public static @Nullable String path(Api api, String id) {
    Deque<String> parts = new ArrayDeque<>();
    String at = id;
    while (!at.equals(api.id())) {
      Folder folder = find(api, at);
      if (folder == null || parts.size() == DEEPEST) {
        return null;
      }
      parts.push(folder.pathPart());
      at = folder.parentId();
    }
    return "/" + String.join("/", parts);
  }

  /** The resource of a name in another, or null. */
  public static @Nullable Folder child(Api api, String parentId, String pathPart) {
    return api.folders().stream()
        .filter(f -> f.parentId().equals(parentId) && f.pathPart().equals(pathPart))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Folder find(Api api, String id) {
    return api.folders().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }
}
