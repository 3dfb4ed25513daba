package dev.holdpoint.server.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are built by this machine's tools, without a network. */
class BuildsTest {
  @TempDir Path folder;
  private Path source;
  private Builds builds;

  @BeforeEach
  void open() throws IOException {
    source = Files.createDirectories(folder.resolve("source"));
    builds = new Builds(folder.resolve("cache"), folder.resolve("scratch"));
  }

  private void write(String name, String text) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private BuildOrder function(String runtime, String metadata) {
    return new BuildOrder("F", source, false, runtime, "app.handler", Json.parse(metadata));
  }

  private List<String> sourceFiles() throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      return all.filter(Files::isRegularFile)
          .map(file -> source.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void whatNeedsNothingStaysWhereItIs() throws Exception {
    write("app.js", "");
    write("package.json", "{\"devDependencies\": {\"jest\": \"*\"}}");
    write("requirements.txt", "# none\n");
    for (String runtime : List.of("nodejs22.x", "python3.12", "java21", "provided.al2023")) {
      try (Built built = builds.build(function(runtime, "{}"))) {
        assertEquals(source, built.folder());
      }
    }
  }

  @Test
  void makefileMakesTheArtifactAndLeavesTheSourceAlone() throws Exception {
    write("Makefile", "build-F:\n\tsh make.sh > $(ARTIFACTS_DIR)/bootstrap\n\ttouch litter\n");
    write("make.sh", "echo made");
    BuildOrder order = function("provided.al2023", "{\"BuildMethod\": \"makefile\"}");
    try (Built built = builds.build(order)) {
      assertEquals("made\n", Files.readString(built.folder().resolve("bootstrap")));
    }
    write("make.sh", "echo otherwise");
    try (Built built = builds.build(order)) {
      assertEquals("otherwise\n", Files.readString(built.folder().resolve("bootstrap")));
    }
    assertEquals(List.of("Makefile", "make.sh"), sourceFiles());
  }

  @Test
  void failureTellsWhatTheToolSaidLast() throws Exception {
    write("Makefile", "build-F:\n\t@echo no such compiler; exit 3\n");
    BuildOrder order = function("provided.al2023", "{\"BuildMethod\": \"makefile\"}");
    BuildException e = assertThrows(BuildException.class, () -> builds.build(order));
    assertTrue(e.getMessage().startsWith("F could not be built: make build-F failed: "));
    assertTrue(e.getMessage().contains("\n  no such compiler\n"), e.getMessage());
  }

  @Test
  void toolsThatAreNotKnownAreNamed() throws Exception {
    write("build.gradle", "");
    BuildException gradle =
        assertThrows(BuildException.class, () -> builds.build(function("java21", "{}")));
    assertTrue(gradle.getMessage().contains("does not build with Gradle"));
    BuildOrder rust = function("provided.al2023", "{\"BuildMethod\": \"rust-cargolambda\"}");
    BuildException e = assertThrows(BuildException.class, () -> builds.build(rust));
    assertTrue(e.getMessage().contains("rust-cargolambda"));
    try (Built built = builds.build(function("java21", "{\"SkipBuild\": true}"))) {
      assertEquals(source, built.folder());
    }
  }

  @Test
  void packagesOfPythonLieBesideTheSource() throws Exception {
    write("app.py", "import thing");
    write("requirements.txt", "./thing-1.0-py3-none-any.whl\n");
    wheel("thing", "who = 'wheel'\n");
    try (Built built = builds.build(function("python3.12", "{}"))) {
      assertEquals("who = 'wheel'\n", Files.readString(built.folder().resolve("thing.py")));
      assertTrue(Files.exists(built.folder().resolve("app.py")));
    }
    BuildOrder layer =
        new BuildOrder("L", source, true, "", "", Json.parse("{\"BuildMethod\": \"python3.12\"}"));
    try (Built built = builds.build(layer)) {
      assertTrue(Files.exists(built.folder().resolve("python/thing.py")));
    }
    try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
      assertEquals(0, left.count());
    }
    assertFalse(sourceFiles().contains("thing.py"));
  }

  private void wheel(String name, String module) throws IOException {
    Path file = source.resolve(name + "-1.0-py3-none-any.whl");
    String about = name + "-1.0.dist-info/";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      Map<String, String> files =
          Map.of(
              name + ".py",
              module,
              about + "METADATA",
              "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n",
              about + "WHEEL",
              "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
              about + "RECORD",
              name + ".py,,\n");
      for (var entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  @Test
  void dependenciesInFoldersAreInstalledForNode() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("package.json"), "{\"name\":\"other\",\"version\":\"1.0.0\"}");
    Files.writeString(other.resolve("index.js"), "module.exports = 1");
    write("app.js", "exports.handler = async () => require('other')");
    write(
        "package.json",
        "{\"dependencies\": {\"other\": \"file:../other\"}, \"scripts\": {\"prepare\": \"exit"
            + " 1\"}}");
    try (Built built = builds.build(function("nodejs22.x", "{}"))) {
      Path module = built.folder().resolve("node_modules/other/index.js");
      assertEquals("module.exports = 1", Files.readString(module));
      assertTrue(Files.exists(built.folder().resolve("app.js")));
    }
    assertEquals(List.of("app.js", "package.json"), sourceFiles());
  }

  @Test
  void bundlerThatTheSourceBringsIsTakenAndToldWhatTheTemplateSays() throws Exception {
    write("src/app.ts", "");
    // It writes down what it was told, where esbuild would write a bundle.
    write(
        "node_modules/.bin/esbuild",
        """
        #!/bin/sh
        for a in "$@"; do case $a in
          --outdir=*) out=${a#--outdir=};;
          --metafile=*) echo '{"inputs":{"src/app.ts":{},"../outside.ts":{}}}' > ${a#--metafile=};;
          *) said="$said $a";;
        esac; done
        echo $said > $out/app.js
        """);
    assertTrue(source.resolve("node_modules/.bin/esbuild").toFile().setExecutable(true));
    Path outside = Files.writeString(folder.resolve("outside.ts"), "");
    String properties =
        "{\"EntryPoints\": [\"src/app\"], \"Minify\": false, \"External\": [\"x\"]}";
    BuildOrder order =
        function(
            "nodejs22.x",
            "{\"BuildMethod\":\"esbuild\",\"BuildProperties\":%s}".formatted(properties));
    try (Built built = builds.build(order)) {
      assertEquals(
          "src/app.ts --bundle --platform=node --target=es2020 --format=cjs --external:x"
              + " --log-level=warning\n",
          Files.readString(built.folder().resolve("app.js")));
      assertEquals(List.of(outside), List.copyOf(built.inputs()));
    }
  }
}
