package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a template's files are, and which of them it asked for. */
public final class Sources {
  private final Path folder;
  private final Map<String, Path> assets;
  private final Set<Path> used;

  /**
   * @param folder what paths in the template are relative to
   * @param assets files and folders that the template names as objects in S3, by their keys
   */
  public Sources(Path folder, Map<String, Path> assets) {
    this(folder, assets, ConcurrentHashMap.newKeySet());
  }

  private Sources(Path folder, Map<String, Path> assets, Set<Path> used) {
    this.folder = folder;
    this.assets = Map.copyOf(assets);
    this.used = used;
  }

  /** The files beside a template. */
  public static Sources beside(Path template) {
    return new Sources(folderOf(template), Map.of());
  }

  /** The files beside another template, which this one runs: what it asks for, this one does. */
  Sources at(Path template) {
    return new Sources(folderOf(template), assets, used);
  }

  private static Path folderOf(Path template) {
    Path parent = template.toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  public Path folder() {
    return folder;
  }

  /**
   * The file or folder at a place: a path as it is before packaging, or an object in S3 that is an
   * asset; null where it is another object.
   *
   * @param key the property that holds an object's key
   */
  public @Nullable Path find(JsonNode place, String key) {
    Path path =
        place.isContainer()
            ? assets.get(place.path(key).asString(""))
            : folder.resolve(place.asString());
    if (path != null) {
      used.add(path);
    }
    return path;
  }

  /**
   * The text of a file beside the template.
   *
   * @throws TemplateException where it cannot be read
   */
  public String text(String place) {
    return read(folder.resolve(place));
  }

  /**
   * The text of a file.
   *
   * @throws TemplateException where it cannot be read
   */
  String read(Path file) {
    used.add(file);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new TemplateException("The file " + file + " cannot be read: " + e + ".");
    }
  }

  /** One more file that decides what the template makes. */
  public void use(Path file) {
    used.add(file);
  }

  /** Every path that was found so far. */
  public Set<Path> used() {
    return Set.copyOf(used);
  }
}
