package dev.holdpoint.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template's BuildProperties mean to esbuild. */
class EsbuildOptionsTest {
  @TempDir Path source;

  private List<String> options(String properties) throws Exception {
    Files.writeString(source.resolve("app.ts"), "");
    String metadata = "{\"BuildProperties\": %s}".formatted(properties);
    return new EsbuildOptions(
            new BuildOrder("F", source, false, "nodejs22.x", "app.h", Json.parse(metadata)))
        .read();
  }

  @Test
  void everyPropertyIsAnOption() throws Exception {
    assertEquals(
        Set.of(
            "app.ts",
            "--bundle",
            "--platform=node",
            "--minify",
            "--sourcemap",
            "--target=node20",
            "--format=esm",
            "--main-fields=module,main",
            "--sources-content=false",
            "--external:@aws-sdk/*",
            "--loader:.html=text",
            "--out-extension:.js=.mjs",
            "--banner:js=//"),
        Set.copyOf(
            options(
                """
                {"EntryPoints": ["app.ts"], "Minify": true, "Sourcemap": "true", "Target": "node20",
                 "Format": "esm", "MainFields": ["module", "main"], "SourcesContent": false,
                 "External": ["@aws-sdk/*"], "Loader": [".html=text"],
                 "OutExtension": [".js=.mjs"], "Banner": ["js=//"], "UseNpmCi": true}\
                """)));
  }

  @Test
  void mistakesAreNamed() {
    assertMistake("EntryPoints names no file.", "{}");
    assertMistake("EntryPoints must be a list.", "{\"EntryPoints\": \"app.ts\"}");
    assertMistake(
        "EntryPoints names b.ts, which is not in " + source + ".", "{\"EntryPoints\": [\"b.ts\"]}");
    BuildException unknown =
        assertThrows(BuildException.class, () -> options("{\"Splitting\": true}"));
    assertEquals(true, unknown.getMessage().contains("Splitting is not known; there are [Banner,"));
  }

  private void assertMistake(String why, String properties) {
    BuildException e = assertThrows(BuildException.class, () -> options(properties));
    assertEquals("F.Metadata.BuildProperties: " + why, e.getMessage());
  }
}
