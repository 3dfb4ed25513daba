package dev.holdpoint.app.cdk;

import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A cloud assembly, usually called {@code cdk.out}; that of a stage lies within it. */
public final class Assembly {
  private static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final Map<String, AssemblyStack> stacks = new LinkedHashMap<>();

  private Assembly(Path folder) {
    this.folder = folder;
  }

  /** Whether there is one in this folder. */
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /**
   * Reads it.
   *
   * @throws TemplateException where it is none, or has no stack
   */
  public static Assembly read(Path folder) {
    Assembly assembly = new Assembly(folder);
    assembly.add(folder);
    if (assembly.stacks.isEmpty()) {
      throw new TemplateException(folder + " holds no stack; run cdk synth.");
    }
    return assembly;
  }

  /**
   * These stacks by id or name, or all where none is named, and the ones that they need: each
   * behind those it needs.
   */
  public List<AssemblyStack> choose(Collection<String> names) {
    Map<String, AssemblyStack> chosen = new LinkedHashMap<>();
    if (names.isEmpty()) {
      stacks.values().forEach(stack -> take(stack, chosen));
    }
    for (String name : names) {
      AssemblyStack stack =
          stacks.values().stream()
              .filter(one -> one.id().equals(name) || one.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new TemplateException(
                      "%s has no stack %s; it has %s."
                          .formatted(folder, name, String.join(", ", stacks.keySet()))));
      take(stack, chosen);
    }
    return List.copyOf(chosen.values());
  }

  /** The assembly's own order cannot lead in a circle: CDK refuses one. */
  private void take(AssemblyStack stack, Map<String, AssemblyStack> chosen) {
    for (String needed : stack.needs()) {
      AssemblyStack other = stacks.get(needed);
      if (other != null && !chosen.containsKey(needed)) {
        take(other, chosen);
      }
    }
    chosen.putIfAbsent(stack.id(), stack);
  }

  private void add(Path directory) {
    JsonNode artifacts = read(directory, MANIFEST).path("artifacts");
    Map<String, Path> assets = assets(directory, artifacts);
    Map<String, String> ids = new HashMap<>();
    artifacts
        .properties()
        .forEach(entry -> ids.put(entry.getKey(), id(entry.getKey(), entry.getValue())));
    for (Map.Entry<String, JsonNode> entry : artifacts.properties()) {
      JsonNode artifact = entry.getValue();
      JsonNode properties = artifact.path("properties");
      switch (artifact.path("type").asString("")) {
        case "aws:cloudformation:stack" -> stack(entry.getKey(), artifact, directory, assets, ids);
        case "cdk:cloud-assembly" ->
            add(directory.resolve(properties.path("directoryName").asString("")));
        default -> {
          // Assets are read already; the rest describes the construct tree.
        }
      }
    }
  }

  private void stack(
      String key,
      JsonNode artifact,
      Path directory,
      Map<String, Path> assets,
      Map<String, String> ids) {
    JsonNode properties = artifact.path("properties");
    List<String> needs = new ArrayList<>();
    artifact
        .path("dependencies")
        .values()
        .forEach(needed -> needs.add(ids.getOrDefault(needed.asString(), "")));
    String id = ids.getOrDefault(key, key);
    ParameterAssets own = ParameterAssets.of(directory, artifact);
    Map<String, Path> files = new HashMap<>(assets);
    files.putAll(own.files());
    stacks.put(
        id,
        new AssemblyStack(
            id,
            properties.path("stackName").asString(key),
            directory.resolve(properties.path("templateFile").asString("")),
            new Sources(directory, files),
            needs,
            own.parameters()));
  }

  private static String id(String key, JsonNode artifact) {
    return artifact.path("displayName").asString(key).replaceFirst(" \\(.*\\)$", "");
  }

  /** Each file that a stack's own manifest publishes, by the key that its template names. */
  private static Map<String, Path> assets(Path directory, JsonNode artifacts) {
    Map<String, Path> assets = new HashMap<>();
    for (JsonNode artifact : artifacts.values()) {
      if (artifact.path("type").asString("").equals("cdk:asset-manifest")) {
        String file = artifact.path("properties").path("file").asString("");
        for (JsonNode asset : read(directory, file).path("files").values()) {
          JsonNode path = asset.path("source").path("path");
          asset
              .path("destinations")
              .values()
              .forEach(one ->
                  assets.put(
                      one.path("objectKey").asString(""), directory.resolve(path.asString(""))));
        }
      }
    }
    return assets;
  }

  private static JsonNode read(Path directory, String file) {
    Path path = directory.resolve(file);
    try {
      return Json.parse(Files.readString(path));
    } catch (IOException | JacksonException e) {
      throw new TemplateException(path + " cannot be read: " + e.getMessage() + "; run cdk synth.");
    }
  }
}
