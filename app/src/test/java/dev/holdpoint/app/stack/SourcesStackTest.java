package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.CodePlaces;
import dev.holdpoint.app.stack.type.FunctionType;
import dev.holdpoint.app.stack.type.LayerType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.template.References;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.lambda.CodeArchives;
import dev.holdpoint.server.build.Builds;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of SAM templates that are run from their sources. */
class SourcesStackTest {
  private static final String SAM = "Transform: AWS::Serverless-2016-10-31\n";
  private static final String RESOURCES =
      """
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties: {FunctionName: f, Runtime: provided.al2023, Handler: x, CodeUri: src/}
          Metadata: {BuildMethod: makefile}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));
  private final Functions functions = new Functions(LambdaLimits.aws());

  /** Nothing lies in any bucket. */
  private static final class NoObjects implements ObjectStorage {
    @Override
    public InputStream open(String bucket, String key, @Nullable String version) {
      throw new IllegalStateException("Expected no object to be asked for (key=" + key + ")");
    }

    @Override
    public void list(String bucket, String prefix, Consumer<Entry> sink) {}

    @Override
    public void put(String bucket, String key, Path content) {}
  }

  @BeforeEach
  void source() throws IOException {
    write("src/Makefile", "build-F:\n\tcp tool $(ARTIFACTS_DIR)/bootstrap\n");
    write("src/tool", "built here");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** What the function's code holds after a run, by the names of files. */
  private Set<String> run(String template) throws Exception {
    Sources sources = Sources.beside(folder.resolve("t.yaml"));
    Path file = write("t.yaml", template);
    runner().run(new StackRequest("shop", file, sources, Map.of(), References.NONE));
    String sha = store.read(tx -> functions.byName(tx, Home.DEFAULT, "f").code().sha256());
    try (var all = Files.list(folder.resolve("functions/code").resolve(sha))) {
      return Set.copyOf(all.map(one -> one.getFileName().toString()).toList());
    }
  }

  private StackRunner runner() {
    CodeStore codes = new CodeStore(folder.resolve("functions"), LambdaLimits.aws());
    CodePlaces places =
        new CodePlaces(
            new CodeArchives(codes, new NoObjects()),
            new Builds(folder.resolve("cache"), folder.resolve("scratch")));
    Layers layers = new Layers();
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new FunctionType(functions, layers, places, _ -> {}, _ -> {}));
    types.add(new LayerType(layers, places));
    return new StackRunner(
        store,
        () -> new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT),
        new ResourceTypes(types),
        new Address(URI.create("http://127.0.0.1:1")),
        () -> "generated",
        StackCheck.NONE);
  }

  @Test
  void sourceIsBuilt() throws Exception {
    assertEquals(Set.of("bootstrap"), run(SAM + RESOURCES));
  }

  @Test
  void withoutTheTransformCodeIsTakenAsItIs() throws Exception {
    String plain =
        RESOURCES
            .replace("AWS::Serverless::Function", "AWS::Lambda::Function")
            .replace("CodeUri", "Role: r, Code");
    assertEquals(Set.of("Makefile", "tool"), run(plain));
  }

  @Test
  void whatSamHasBuiltIsTakenWhileItIsNewer() throws Exception {
    write(".aws-sam/build/F/by-sam", "");
    Path template =
        write(
            ".aws-sam/build/template.yaml", SAM + RESOURCES.replace("CodeUri: src/", "CodeUri: F"));
    assertEquals(Set.of("by-sam"), run(SAM + RESOURCES));
    Files.setLastModifiedTime(template, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertEquals(Set.of("bootstrap"), run(SAM + RESOURCES));
  }

  @Test
  void failureNamesTheResourceAndChangesNothing() throws Exception {
    write("src/Makefile", "build-F:\n\t@echo broken; exit 1\n");
    TemplateException e = assertThrows(TemplateException.class, () -> run(SAM + RESOURCES));
    assertTrue(e.getMessage().startsWith("F could not be built: make build-F failed:"));
    assertTrue(e.getMessage().contains("broken"));
  }
}
