package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Snippets;
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
  private static final String BUCKET = "s3://";

  private final @Nullable Path folder;
  private final Map<String, Path> assets;
  private final Snippets objects;
  private final Set<Path> used;

  /**
   * @param folder what paths in the template are relative to
   * @param assets files and folders that the template names as objects in S3, by their keys
   */
  public Sources(Path folder, Map<String, Path> assets) {
    this(folder, assets, Sources::nowhere, ConcurrentHashMap.newKeySet());
  }

  private Sources(
      @Nullable Path folder, Map<String, Path> assets, Snippets objects, Set<Path> used) {
    this.folder = folder;
    this.assets = Map.copyOf(assets);
    this.objects = objects;
    this.used = used;
  }

  /** The files beside a template. */
  public static Sources beside(Path template) {
    return new Sources(folderOf(template), Map.of());
  }

  /** The files beside another template, which this one runs: what it asks for, this one does. */
  Sources at(Path template) {
    return new Sources(folderOf(template), assets, objects, used);
  }

  /**
   * The files of a template that came by a call: objects in buckets.
   *
   * @param objects reads one by its place, {@code s3://BUCKET/KEY}
   */
  public static Sources inBuckets(Snippets objects) {
    return new Sources(null, Map.of(), objects, ConcurrentHashMap.newKeySet());
  }

  private static String nowhere(String place) {
    throw new TemplateException(
        "The object " + place + " is not read here; give the path of a file beside the template.");
  }

  private static Path folderOf(Path template) {
    Path parent = template.toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  /** What paths in the template are relative to; null where it has no files beside it. */
  public @Nullable Path folder() {
    return folder;
  }

  /**
   * The file or folder at a place: a path as it is before packaging, or an object in S3 that is an
   * asset; null where it is another object.
   *
   * @param key the property that holds an object's key
   */
  public @Nullable Path find(JsonNode place, String key) {
    Path path = place.isContainer() ? assets.get(place.path(key).asString("")) : beside(place);
    if (path != null) {
      used.add(path);
    }
    return path;
  }

  private @Nullable Path beside(JsonNode place) {
    String text = place.asString();
    return text.startsWith(BUCKET) ? null : path(text);
  }

  private Path path(String place) {
    if (folder == null) {
      throw new TemplateException(
          "%s is a path, but a template that comes by a call has no files beside it: package it, so that its files lie in a bucket."
              .formatted(place));
    }
    return folder.resolve(place);
  }

  /**
   * The text of the file or the object at a place.
   *
   * @throws TemplateException where it cannot be read
   */
  public String text(JsonNode place) {
    Path file = find(place, "Key");
    if (file != null) {
      return read(file);
    }
    return objects.text(
        place.isContainer()
            ? BUCKET + place.path("Bucket").asString("") + "/" + place.path("Key").asString("")
            : place.asString());
  }

  /**
   * The text of a file beside the template, or of an object by its place.
   *
   * @throws TemplateException where it cannot be read
   */
  public String text(String place) {
    return place.startsWith(BUCKET) ? objects.text(place) : read(path(place));
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
