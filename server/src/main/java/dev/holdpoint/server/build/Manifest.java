package dev.holdpoint.server.build;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What npm is told of a source: its {@code package.json}, its lock, its settings.
 *
 * @param files their contents by name
 * @param local whether a dependency is a folder, which is named from wherever it is
 * @param key the same where the same is to be installed
 */
record Manifest(Map<String, String> files, boolean local, String key) {
  static final String PACKAGE = "package.json";
  private static final List<String> LOCKS = List.of("npm-shrinkwrap.json", "package-lock.json");
  private static final List<String> DEPENDENCIES = List.of("dependencies", "optionalDependencies");

  /** A dependency that lies in a folder. */
  private static final Pattern LOCAL = Pattern.compile("(?:file:|link:)?(\\.{1,2}/.*)|file:(.+)");

  /** What a source says of itself; empty where it says nothing. */
  static ObjectNode description(BuildOrder order) throws IOException {
    Path file = order.source().resolve(PACKAGE);
    if (Files.notExists(file)) {
      return Json.object();
    }
    try {
      if (Json.parse(Files.readString(file)) instanceof ObjectNode whole) {
        return whole.deepCopy();
      }
    } catch (JacksonException e) {
      // The same answer as where it is some other JSON.
    }
    throw new BuildException(
        "%s could not be built: %s is no JSON object.".formatted(order.id(), file));
  }

  /** Whether there is anything to install. */
  static boolean hasDependencies(JsonNode description) {
    return DEPENDENCIES.stream().anyMatch(kind -> !description.path(kind).isEmpty());
  }

  static Manifest of(Path source, ObjectNode description) throws IOException {
    StringBuilder key = new StringBuilder();
    boolean local = false;
    for (String kind : DEPENDENCIES) {
      if (description.path(kind) instanceof ObjectNode dependencies) {
        local |= resolve(source, dependencies, key);
      }
    }
    // Its own scripts are for its own folder; those of what it depends on are run.
    description.remove(List.of("scripts", "workspaces"));
    Map<String, String> files = new LinkedHashMap<>();
    files.put(PACKAGE, description.toString());
    for (String name : local ? List.of(".npmrc") : named(source)) {
      if (Files.exists(source.resolve(name))) {
        files.put(name, Files.readString(source.resolve(name)));
      }
    }
    return new Manifest(files, local, key + files.toString());
  }

  private static List<String> named(Path source) {
    List<String> locks =
        LOCKS.stream().filter(lock -> Files.exists(source.resolve(lock))).limit(1).toList();
    return locks.isEmpty() ? List.of(".npmrc") : List.of(".npmrc", locks.getFirst());
  }

  private static boolean resolve(Path source, ObjectNode dependencies, StringBuilder key)
      throws IOException {
    boolean local = false;
    for (String name : List.copyOf(dependencies.propertyNames())) {
      Matcher matcher = LOCAL.matcher(dependencies.path(name).asString(""));
      if (matcher.matches()) {
        String path = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        Path folder = source.resolve(path).toAbsolutePath().normalize();
        dependencies.put(name, "file:" + folder);
        key.append(Files.isDirectory(folder) ? Tree.hash(folder) : folder.toString());
        local = true;
      }
    }
    return local;
  }

  /** The command of npm that keeps to a lock where there is one. */
  String command() {
    return LOCKS.stream().anyMatch(files::containsKey) ? "ci" : "install";
  }

  void write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
