package dev.holdpoint.app.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.CodePlaces;
import dev.holdpoint.app.stack.type.FunctionType;
import dev.holdpoint.app.stack.type.LayerType;
import dev.holdpoint.app.stack.type.Recorded;
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
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions and layers of templates whose code lies in buckets. */
class CodeInBucketsTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters: {Bucket: {Type: String, Default: code}}
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties: {FunctionName: f, Runtime: nodejs22.x, Handler: i.h, CodeUri: s3://code/a/f.zip}
        G:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: g
            Runtime: nodejs22.x
            Handler: i.h
            CodeUri: {Bucket: !Ref Bucket, Key: a/g.zip, Version: v7}
        H:
          Type: AWS::Lambda::Function
          Properties:
            FunctionName: h
            Runtime: nodejs22.x
            Handler: i.h
            Role: r
            Tags: [{Key: team, Value: red}]
            Code: {S3Bucket: !Ref Bucket, S3Key: a/f.zip}
        L: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://code/l.zip}}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));
  private final Functions functions = new Functions(LambdaLimits.aws());
  private final Map<String, byte[]> objects = new TreeMap<>();

  /** Objects by bucket, key and version. */
  private final class Objects implements ObjectStorage {
    @Override
    public InputStream open(String bucket, String key, @Nullable String version) {
      byte[] found = objects.get(bucket + "/" + key + (version == null ? "" : "?" + version));
      if (found == null) {
        throw new ObjectStorageException("NoSuchKey", "It is not there", null);
      }
      return new ByteArrayInputStream(found);
    }

    @Override
    public void list(String bucket, String prefix, Consumer<Entry> sink) {}

    @Override
    public void put(String bucket, String key, Path content) {}
  }

  private static byte[] zip(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("i.js"));
      zip.write(source.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private StackRunner.Outcome run() throws Exception {
    CodeStore codes = new CodeStore(folder.resolve("functions"), LambdaLimits.aws());
    CodeArchives archives = new CodeArchives(codes, new Objects());
    CodePlaces places =
        new CodePlaces(archives, new Builds(folder.resolve("cache"), folder.resolve("build")));
    Layers layers = new Layers();
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new FunctionType(functions, layers, places, _ -> {}, _ -> {}));
    types.add(new LayerType(layers, places));
    Address here = new Address(URI.create("http://127.0.0.1:1"));
    StackRunner runner =
        new StackRunner(
            store,
            () -> new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT),
            new ResourceTypes(types),
            here,
            () -> "generated",
            StackCheck.NONE);
    return runner.run("shop", Files.writeString(folder.resolve("t.yaml"), TEMPLATE), Map.of());
  }

  private long bytes(String function) {
    return store.read(tx -> functions.byName(tx, Home.DEFAULT, function).code().bytes());
  }

  @Test
  void everyFormOfAPlaceIsFetched() throws Exception {
    byte[] first = zip("1");
    byte[] second = zip("a longer one, so that its archive has another size");
    objects.put("code/a/f.zip", first);
    objects.put("code/a/g.zip?v7", second);
    objects.put("code/l.zip", first);
    run();
    assertEquals(
        Map.of("team", "red"), store.read(tx -> functions.byName(tx, Home.DEFAULT, "h").tags()));
    assertEquals(first.length, bytes("f"));
    assertEquals(second.length, bytes("g"));
    assertEquals(first.length, bytes("h"));
  }

  @Test
  void whatIsNotThereIsNamedWithWhatToDo() {
    String refusal = String.valueOf(assertThrows(TemplateException.class, this::run).getMessage());
    assertTrue(refusal.contains("s3://code/a/"), refusal);
    assertTrue(refusal.contains("put it there first"), refusal);
  }
}
