package dev.holdpoint.core.apigateway;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths of a REST API's resources. */
public final class Folders {
  private static final int DEEPEST = 50;
  private static final int ID_LENGTH = 6;

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

  /** The resource at a path: the API's own id for the root; null where there is none. */
  public static @Nullable String at(Api api, String path) {
    String at = api.id();
    for (String part : parts(path)) {
      Folder folder = child(api, at, part);
      if (folder == null) {
        return null;
      }
      at = folder.id();
    }
    return at;
  }

  /** The API with a resource for every part of its routes' paths; known ones keep their ids. */
  public static Api covering(Api api) {
    Api all = api;
    for (Route route : api.routes()) {
      String parent = api.id();
      String path = "";
      for (String part : parts(route.path())) {
        path = path + "/" + part;
        Folder there = child(all, parent, part);
        Folder folder = there == null ? new Folder(id(all, path), parent, part) : there;
        all = there == null ? all.with(folder) : all;
        parent = folder.id();
      }
    }
    return all;
  }

  /** The same for every API of these routes, so that an id stays when an API is read again. */
  private static String id(Api api, String path) {
    for (int turn = 0; ; turn++) {
      long hash = 0;
      for (char c : (api.id() + path + turn).toCharArray()) {
        hash = hash * 131 + c;
      }
      String id = Long.toUnsignedString(hash, Character.MAX_RADIX);
      String cut = id.substring(Math.max(0, id.length() - ID_LENGTH));
      if (find(api, cut) == null && cut.length() == ID_LENGTH) {
        return cut;
      }
    }
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  private static @Nullable Folder find(Api api, String id) {
    return api.folders().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }
}
