package dev.holdpoint.server.build;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A template's {@code BuildProperties} as esbuild's own options, with SAM's defaults. */
record EsbuildOptions(BuildOrder order) {
  private static final Map<String, String> FLAGS =
      Map.of("Minify", "--minify", "Sourcemap", "--sourcemap");

  private static final Map<String, String> VALUES =
      Map.of(
          "Target", "--target=",
          "Format", "--format=",
          "MainFields", "--main-fields=",
          "SourcesContent", "--sources-content=");

  private static final Map<String, String> LISTS =
      Map.of(
          "External", "--external:",
          "Loader", "--loader:",
          "OutExtension", "--out-extension:",
          "Banner", "--banner:");

  private static final Set<String> KNOWN =
      Stream.of(FLAGS.keySet(), VALUES.keySet(), LISTS.keySet(), Set.of("EntryPoints", "UseNpmCi"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Whatever is to be bundled first. */
  List<String> read() {
    JsonNode given = order.properties();
    for (String name : given.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw mistake(name + " is not known; there are " + KNOWN.stream().sorted().toList());
      }
    }
    List<String> options = new ArrayList<>(entryPoints(given.path("EntryPoints")));
    options.addAll(List.of("--bundle", "--platform=node"));
    addUsual(options, given);
    FLAGS.forEach((name, option) -> addFlag(options, given.path(name), option));
    VALUES.forEach((name, option) -> addValue(options, given.path(name), option));
    LISTS.forEach(
        (name, option) -> list(name, given.path(name)).forEach(one -> options.add(option + one)));
    return options;
  }

  private static void addUsual(List<String> options, JsonNode given) {
    if (!given.has("Target")) {
      options.add("--target=es2020");
    }
    if (!given.has("Format")) {
      options.add("--format=cjs");
    }
    if (!given.has("Minify")) {
      options.add("--minify");
    }
  }

  private static void addFlag(List<String> options, JsonNode given, String option) {
    if (given.asString("").equals("true")) {
      options.add(option);
    }
  }

  private static void addValue(List<String> options, JsonNode given, String option) {
    if (given.isArray()) {
      options.add(
          option
              + given.values().stream().map(JsonNode::asString).collect(Collectors.joining(",")));
    } else if (!given.isMissingNode()) {
      options.add(option + given.asString());
    }
  }

  private List<String> entryPoints(JsonNode given) {
    List<String> points = list("EntryPoints", given);
    if (points.isEmpty()) {
      throw mistake("EntryPoints names no file");
    }
    return points.stream().map(this::file).toList();
  }

  private String file(String point) {
    for (String ending : List.of("", ".ts", ".js")) {
      if (Files.isRegularFile(order.source().resolve(point + ending))) {
        return point + ending;
      }
    }
    throw mistake("EntryPoints names %s, which is not in %s".formatted(point, order.source()));
  }

  private List<String> list(String name, JsonNode given) {
    if (!given.isMissingNode() && !given.isArray()) {
      throw mistake(name + " must be a list");
    }
    return given.values().stream().map(JsonNode::asString).toList();
  }

  private BuildException mistake(String why) {
    return new BuildException("%s.Metadata.BuildProperties: %s.".formatted(order.id(), why));
  }
}
