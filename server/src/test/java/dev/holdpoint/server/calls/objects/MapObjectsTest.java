package dev.holdpoint.server.calls.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Items that lie in buckets, and results that go there, with a folder as S3. */
class MapObjectsTest {
  private static final String PASS = "{\"Type\": \"Pass\", \"End\": true}";

  @TempDir private Path root;
  private final TestEngine engine = new TestEngine();

  @BeforeEach
  void bucket() throws IOException {
    Files.createDirectories(root.resolve("in"));
    Files.createDirectories(root.resolve("out"));
  }

  private void object(String key, String content) throws IOException {
    Path file = root.resolve("in").resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String reader(String resource, String config, String parameters) {
    return """
    "ItemReader": {"Resource": "arn:aws:states:::s3:%s", %s "Parameters": {%s}},
    """
        .formatted(resource, config, parameters);
  }

  private static String object(String config) {
    return reader(
        "getObject",
        "\"ReaderConfig\": {" + config + "},",
        "\"Bucket\": \"in\", \"Key.$\": \"$.k\"");
  }

  private TestRun run(String fields, String state, String input) {
    TestRun run =
        engine.start(
            """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "Label": "L", %s "End": true,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
                "ExecutionType": "STANDARD"}, "StartAt": "One", "States": {"One": %s}}}}}
            """
                .formatted(fields, state),
            input);
    settle();
    return run;
  }

  /** Lets the run and its calls outside go on until nothing is left to do. */
  private void settle() {
    List<OutboxEntry> owed;
    do {
      engine.pass(Duration.ZERO);
      Instant now = engine.clock().instant();
      owed = engine.write((tx, turn) -> tx.outbox().claim(now, now.plusSeconds(60), 9));
      owed.forEach(this::pay);
    } while (!owed.isEmpty());
  }

  private void pay(OutboxEntry entry) {
    Store store = engine.node().store();
    ObjectStorage storage = new FolderStorage(root);
    OutboxHandler handler =
        entry.kind() == OutboxKind.MAP_READ
            ? new MapRead(store, engine.turns(), storage)
            : new MapWrite(store, engine.turns(), engine.node().engine(), storage);
    if (handler.handle(entry) instanceof OutboxHandler.Outcome.Done(var with)) {
      store.write(tx -> {
        tx.outbox().delete(entry.id());
        with.accept(tx);
        return entry;
      });
    }
  }

  @Test
  void jsonIsReadWhereThePointerLeads() throws IOException {
    object("a/b.json", "{\"x\": 1, \"deep\": {\"list\": [[0], {\"a\": 2}, 3]}}");
    String fields = object("\"InputType\": \"JSON\", \"ItemsPointer\": \"/deep/list\"");
    TestRun run = run(fields, PASS, "{\"k\": \"a/b.json\"}");
    assertEquals("[[0],{\"a\":2},3]", run.ending().output());
    assertEquals("3<2 MapStateStarted", run.steps().get(2));
  }

  @Test
  void csvHasHeadersOrIsGivenThem() throws IOException {
    object("t.csv", "\uFEFFid,text\r\n1,\"a, \"\"b\"\"\"\r\n\r\n2,\"c\nd\"\n3\n");
    assertEquals(
        "[{\"id\":\"1\",\"text\":\"a, \\\"b\\\"\"},{\"id\":\"2\",\"text\":\"c\\nd\"},"
            + "{\"id\":\"3\",\"text\":\"\"}]",
        run(
                object("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\""),
                PASS,
                "{\"k\": \"t.csv\"}")
            .ending()
            .output());
    object("p.csv", "1|2\n3|4\n");
    assertEquals(
        "[{\"x\":\"1\",\"y\":\"2\"}]",
        run(
                object(
                    "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\", \"CSVDelimiter\":"
                        + " \"PIPE\", \"CSVHeaders\": [\"x\", \"y\"], \"MaxItems\": 1"),
                PASS,
                "{\"k\": \"p.csv\"}")
            .ending()
            .output());
  }

  @Test
  void jsonLinesAndInventoriesAreRead() throws IOException {
    object("l.jsonl", "{\"a\": 1}\n\n[2]\n");
    assertEquals(
        "[{\"a\":1},[2]]",
        run(object("\"InputType\": \"JSONL\""), PASS, "{\"k\": \"l.jsonl\"}").ending().output());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write("\"in\",\"k1\"\n".getBytes(UTF_8));
    }
    Files.write(root.resolve("in/data.csv.gz"), packed.toByteArray());
    object(
        "manifest.json",
        "{\"fileFormat\": \"CSV\", \"fileSchema\": \"Bucket, Key\", \"files\": [{\"key\":"
            + " \"data.csv.gz\"}]}");
    assertEquals(
        "[{\"Bucket\":\"in\",\"Key\":\"k1\"}]",
        run(
                object("\"InputType\": \"MANIFEST\", \"ManifestType\": \"S3_INVENTORY\""),
                PASS,
                "{\"k\": \"manifest.json\"}")
            .ending()
            .output());
  }

  @Test
  void readersAndWritersSpeakJsonata() throws IOException {
    object("l.json", "[1, 2, 3]");
    TestRun run =
        run(
            """
            "QueryLanguage": "JSONata",
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
              "Arguments": {"Bucket": "in", "Key": "{% $states.input.k %}"},
              "ReaderConfig": {"InputType": "JSON", "Transformation": "NONE",
                "MaxItems": "{% $states.input.n %}"}},
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
              "Arguments": {"Bucket": "out", "Prefix": "{% 'p' & 1 %}"},
              "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}},
            "Output": "{% $substring($states.result.ResultWriterDetails.Key, 0, 3) %}",
            """,
            PASS, "{\"k\": \"l.json\", \"n\": 2}");
    assertEquals("\"p1/\"", run.ending().output());
    assertEquals("3<2 MapStateStarted", run.steps().get(2));
  }

  @Test
  void atMostSoManyItemsAreRead() throws IOException {
    object("l.json", "[1, 2, 3]");
    String some = object("\"InputType\": \"JSON\", \"MaxItemsPath\": \"$.n\"");
    assertEquals("[1,2]", run(some, PASS, "{\"k\": \"l.json\", \"n\": 2}").ending().output());
  }

  @Test
  void objectsThemselvesAreItems() throws IOException {
    object("p/1", "x");
    object("p/2", "xyz");
    object("q", "x");
    TestRun run =
        run(
            reader("listObjectsV2", "", "\"Bucket\": \"in\", \"Prefix\": \"p/\"")
                + "\"ItemSelector\": {\"k.$\": \"$$.Map.Item.Value.Key\", \"s.$\":"
                + " \"$$.Map.Item.Value.Size\", \"from.$\": \"$$.Map.Item.Source\"},",
            PASS,
            "{}");
    assertEquals(
        "[{\"k\":\"p/1\",\"s\":1,\"from\":\"s3://in\"},"
            + "{\"k\":\"p/2\",\"s\":3,\"from\":\"s3://in\"}]",
        run.ending().output());
  }

  @Test
  void whatCannotBeReadFailsTheState() throws IOException {
    String json = object("\"InputType\": \"JSON\"");
    assertEquals("States.ItemReaderFailed", run(json, PASS, "{\"k\": \"none\"}").ending().error());
    object("bad.json", "[1, 2");
    TestRun bad = run(json, PASS, "{\"k\": \"bad.json\"}");
    assertEquals("States.ItemReaderFailed", bad.ending().error());
    assertEquals("5<4 MapRunFailed", bad.steps().get(4));
    assertEquals(
        "States.ItemReaderFailed", run(json, PASS, "{\"k\": \"../out/x\"}").ending().error());
  }

  @Test
  void redriveReadsWhatCouldNotBeReadBefore() throws IOException {
    TestRun run = run(object("\"InputType\": \"JSON\""), PASS, "{\"k\": \"late.json\"}");
    assertEquals("States.ItemReaderFailed", run.ending().error());
    object("late.json", "[1, 2]");
    engine.redrive(run);
    settle();
    assertEquals("[1,2]", run.ending().output());
  }

  @Test
  void resultsAreWrittenByTheirKindsWithAManifest() throws IOException {
    String fails =
        """
        {"Type": "Choice", "Default": "Good", "Choices": [
          {"Variable": "$", "NumericEquals": 1, "Next": "Bad"}]},
        "Bad": {"Type": "Fail", "Error": "E"}, "Good": %s
        """
            .formatted(PASS);
    String writer =
        "\"ToleratedFailureCount\": 1, \"ResultWriter\": {\"Resource\":"
            + " \"arn:aws:states:::s3:putObject\", \"Parameters\": {\"Bucket\": \"out\","
            + " \"Prefix\": \"jobs\"}},";
    TestRun run = run(writer, fails, "[0, 1, 2]");
    JsonNode output = Json.parse(String.valueOf(run.ending().output()));
    String key = output.at("/ResultWriterDetails/Key").asString();
    String arn = output.get("MapRunArn").asString();
    assertEquals("jobs/" + arn.substring(arn.lastIndexOf(':') + 1) + "/manifest.json", key);
    JsonNode manifest = read(key);
    assertEquals("out", manifest.get("DestinationBucket").asString());
    assertTrue(manifest.at("/ResultFiles/PENDING").isEmpty());
    JsonNode succeeded = read(manifest.at("/ResultFiles/SUCCEEDED/0/Key").asString());
    assertEquals(2, succeeded.size());
    assertEquals("2", succeeded.get(1).get("Output").asString());
    assertEquals("SUCCEEDED", succeeded.get(1).get("Status").asString());
    JsonNode failed = read(manifest.at("/ResultFiles/FAILED/0/Key").asString());
    assertEquals("E", failed.get(0).get("Error").asString());
  }

  @Test
  void whatWasNeverBegunIsToldAsPending() throws IOException {
    String writer =
        "\"MaxConcurrency\": 1, \"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\","
            + " \"Parameters\": {\"Bucket\": \"out\"}},";
    TestRun run = run(writer, "{\"Type\": \"Fail\", \"Error\": \"E\"}", "[7, 8]");
    assertEquals("States.ExceedToleratedFailureThreshold", run.ending().error());
    Path folder;
    try (var folders = Files.list(root.resolve("out"))) {
      folder = folders.findFirst().orElseThrow();
    }
    JsonNode pending = Json.parse(Files.readString(folder.resolve("PENDING_0.json")));
    assertEquals("8", pending.get(0).get("Input").asString());
    assertFalse(Files.exists(folder.resolve("SUCCEEDED_0.json")));
    String nowhere = writer.replace("\"out\"", "\"nowhere\"");
    assertEquals("States.ResultWriterFailed", run(nowhere, PASS, "[1]").ending().error());
  }

  private JsonNode read(String key) throws IOException {
    return Json.parse(Files.readString(root.resolve("out").resolve(key)));
  }

  @Test
  void nothingLeadsOutOfABucket() throws IOException {
    FolderStorage storage = new FolderStorage(root.resolve("in").getParent());
    object("k", "x");
    Files.writeString(root.resolve("secret"), "s");
    Files.createSymbolicLink(root.resolve("in/link"), root.resolve("secret"));
    for (String key : List.of("../secret", "", ".", "/etc/passwd", "a/../../secret", "link")) {
      assertThrows(ObjectStorageException.class, () -> storage.open("in", key), key);
    }
    for (String bucket : List.of("..", ".", "", "none", "in/..")) {
      assertThrows(ObjectStorageException.class, () -> storage.open(bucket, "k"), bucket);
    }
    assertThrows(
        ObjectStorageException.class, () -> storage.put("in", "../x", root.resolve("secret")));
    List<String> keys = new ArrayList<>();
    storage.list("in", "", entry -> keys.add(entry.key()));
    assertEquals(List.of("k"), keys);
  }
}
