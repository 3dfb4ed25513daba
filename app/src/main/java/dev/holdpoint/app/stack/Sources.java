package dev.holdpoint.app.stack;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a template's files are.
 *
 * @param folder what paths in the template are relative to
 * @param assets files and folders that the template names as objects in S3, by their keys
 */
public record Sources(Path folder, Map<String, Path> assets) {
  public Sources {
    assets = Map.copyOf(assets);
  }

  /** The files beside a template. */
  public static Sources beside(Path template) {
    Path parent = template.toAbsolutePath().normalize().getParent();
    return new Sources(parent == null ? Path.of("/") : parent, Map.of());
  }

  /**
   * The file or folder at a place: a path as it is before packaging, or an object in S3 that is an
   * asset; null where it is another object.
   *
   * @param key the property that holds an object's key
   */
  public @Nullable Path find(JsonNode place, String key) {
    if (place.isContainer()) {
      return assets.get(place.path(key).asString(""));
    }
    return folder.resolve(place.asString());
  }
}
