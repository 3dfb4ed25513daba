package dev.holdpoint.app.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
  private static final String MANIFEST =
      """
      {"version": "48.0.0", "artifacts": {
        "Late": {"type": "aws:cloudformation:stack", "dependencies": ["Late.assets", "Base"],
          "displayName": "Late", "properties": {"templateFile": "Late.template.json"}},
        "Late.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Late.assets.json"}},
        "Base": {"type": "aws:cloudformation:stack", "properties":
          {"templateFile": "Base.template.json", "stackName": "shop-base"}},
        "Alone": {"type": "aws:cloudformation:stack", "properties":
          {"templateFile": "Alone.template.json"}},
        "assembly-Prod": {"type": "cdk:cloud-assembly",
          "properties": {"directoryName": "assembly-Prod"}},
        "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}
      """;

  private static final String ASSETS =
      """
      {"files": {"abc": {"source": {"path": "asset.abc", "packaging": "zip"}, "destinations": {
        "here": {"bucketName": "cdk-assets-${AWS::AccountId}", "objectKey": "abc.zip"}}}}}
      """;

  private static final String STAGE =
      """
      {"artifacts": {"ProdMain1": {"type": "aws:cloudformation:stack",
        "displayName": "Prod/Main (Prod-Main)", "properties":
          {"templateFile": "ProdMain1.template.json", "stackName": "Prod-Main"}}}}
      """;

  @TempDir Path folder;

  private Assembly assembly() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), MANIFEST);
    Files.writeString(folder.resolve("Late.assets.json"), ASSETS);
    Path stage = Files.createDirectories(folder.resolve("assembly-Prod"));
    Files.writeString(stage.resolve("manifest.json"), STAGE);
    return Assembly.read(folder);
  }

  private static List<String> names(List<AssemblyStack> stacks) {
    return stacks.stream().map(AssemblyStack::name).toList();
  }

  @Test
  void allStacksComeBehindThoseTheyNeedThoseOfStagesToo() throws IOException {
    assertTrue(Assembly.isAt(assemblyFolder()));
    List<AssemblyStack> all = assembly().choose(List.of());
    assertEquals(List.of("shop-base", "Late", "Alone", "Prod-Main"), names(all));
    assertEquals(folder.resolve("assembly-Prod/ProdMain1.template.json"), all.getLast().template());
  }

  private Path assemblyFolder() throws IOException {
    assertFalse(Assembly.isAt(folder));
    assembly();
    return folder;
  }

  @Test
  void oneIsChosenByIdOrNameWithWhatItNeeds() throws IOException {
    Assembly assembly = assembly();
    assertEquals(List.of("shop-base", "Late"), names(assembly.choose(List.of("Late"))));
    assertEquals(List.of("Prod-Main"), names(assembly.choose(List.of("Prod/Main"))));
    assertEquals(List.of("shop-base"), names(assembly.choose(List.of("shop-base"))));
    TemplateException refusal =
        assertThrows(TemplateException.class, () -> assembly.choose(List.of("Lat")));
    assertTrue(refusal.getMessage().contains("Late, Base, Alone, Prod/Main"), refusal.getMessage());
  }

  @Test
  void assetsAreFoundByTheirKeys() throws IOException {
    AssemblyStack late = assembly().choose(List.of("Late")).getLast();
    assertEquals(
        folder.resolve("asset.abc"),
        late.sources().find(Json.object().put("S3Bucket", "any").put("S3Key", "abc.zip"), "S3Key"));
  }

  @Test
  void assetsThatParametersNameAreFoundThroughThem() throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"version": "7.0.0", "artifacts": {"Old": {"type": "aws:cloudformation:stack",
          "properties": {"templateFile": "Old.template.json"}, "metadata": {"/Old": [
            {"type": "aws:cdk:logicalId", "data": "Fn"},
            {"type": "aws:cdk:asset", "data": {"path": "asset.abc", "id": "abc",
              "packaging": "zip", "sourceHash": "abc", "s3BucketParameter": "AbcBucket",
              "s3KeyParameter": "AbcKey", "artifactHashParameter": "AbcHash"}},
            {"type": "aws:cdk:asset", "data": {"path": "image", "id": "image",
              "packaging": "container-image", "imageNameParameter": "Image"}}]}}}}
        """);
    AssemblyStack old = Assembly.read(folder).choose(List.of()).getFirst();
    assertEquals(
        Map.of("AbcBucket", "cdk-assets", "AbcKey", "||abc.zip", "AbcHash", "abc"),
        old.parameters());
    assertEquals(
        folder.resolve("asset.abc"),
        old.sources().find(Json.object().put("S3Key", "abc.zip"), "S3Key"));
  }

  @Test
  void aFolderThatIsNoneIsToldSo() {
    TemplateException refusal = assertThrows(TemplateException.class, () -> Assembly.read(folder));
    assertTrue(refusal.getMessage().contains("run cdk synth"), refusal.getMessage());
  }
}
