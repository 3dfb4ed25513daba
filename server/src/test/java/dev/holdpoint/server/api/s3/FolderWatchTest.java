package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.sqs.Queue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

class FolderWatchTest {
  private static final String BUCKET = "some-bucket";
  private static final long LONGEST_NANOS = 20_000_000_000L;

  @TempDir Path folder;
  private S3Fixture s3;
  private Queue queue;
  private Path bucket;

  @BeforeEach
  void open() {
    s3 = new S3Fixture(folder, false);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
    bucket = folder.resolve(BUCKET);
    queue = s3.store.write(tx -> s3.queues.create(tx, s3.turns.now(), "news", Map.of(), Map.of()));
    QueueConfiguration told =
        QueueConfiguration.builder()
            .queueArn(queue.arn().value())
            .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED)
            .build();
    s3.s3.putBucketNotificationConfiguration(
        n -> n.bucket(BUCKET).notificationConfiguration(c -> c.queueConfigurations(told)));
    s3.messages(queue);
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void fileThatIsPutIntoTheFolderIsAnObjectAndToldOfOnce() throws Exception {
    try (FolderWatch watch = new FolderWatch(s3.shelf)) {
      watch.begin();
      Files.createDirectories(bucket.resolve("in"));
      Files.writeString(bucket.resolve("in/a.txt"), "hello");
      Files.writeString(bucket.resolve("in/.part"), "not yet");
      assertEquals(List.of("ObjectCreated:Put in/a.txt"), told(watch, 1));
      var got = s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("in/a.txt"));
      assertEquals("hello", got.asUtf8String());
      assertEquals("text/plain", got.response().contentType());
      Files.writeString(bucket.resolve("in/a.txt"), "another");
      Files.delete(bucket.resolve("in/.part"));
      assertEquals(List.of("ObjectCreated:Put in/a.txt"), told(watch, 1));
      Files.delete(bucket.resolve("in/a.txt"));
      assertEquals(List.of("ObjectRemoved:Delete in/a.txt"), told(watch, 1));
    }
  }

  @Test
  void whatIsPutThroughTheApiIsNotToldOfTwice() throws Exception {
    try (FolderWatch watch = new FolderWatch(s3.shelf)) {
      watch.begin();
      s3.s3.putObject(p -> p.bucket(BUCKET).key("a/b"), RequestBody.fromString("1"));
      s3.s3.putObject(p -> p.bucket(BUCKET).key("c"), RequestBody.fromString("1"));
      s3.s3.deleteObject(d -> d.bucket(BUCKET).key("c"));
      Files.writeString(bucket.resolve("end"), "x");
      assertEquals(
          List.of(
              "ObjectCreated:Put a/b",
              "ObjectCreated:Put c",
              "ObjectRemoved:Delete c",
              "ObjectCreated:Put end"),
          told(watch, 4));
    }
  }

  @Test
  void whatWasChangedWhileNobodyLookedIsSeenAtTheStartOnce() throws Exception {
    s3.s3.putObject(p -> p.bucket(BUCKET).key("same"), RequestBody.fromString("1"));
    s3.s3.putObject(p -> p.bucket(BUCKET).key("gone"), RequestBody.fromString("1"));
    begin();
    s3.messages(queue);
    Files.writeString(bucket.resolve("new"), "x");
    Files.delete(bucket.resolve("gone"));
    // As in a folder that was restored.
    Files.setLastModifiedTime(
        bucket.resolve("same"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    begin();
    begin();
    List<String> told = events();
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.contains("ObjectCreated:Put new"));
    assertTrue(told.contains("ObjectRemoved:Delete gone"));
    assertEquals("1", s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("same")).asUtf8String());
  }

  @Test
  void fileThatReplacesAnObjectIsANewVersionAndTheOldOneStays() throws Exception {
    s3.s3.putObject(p -> p.bucket(BUCKET).key("before"), RequestBody.fromString("lost"));
    s3.s3.putBucketVersioning(
        v -> v.bucket(BUCKET).versioningConfiguration(c -> c.status("Enabled")));
    String old =
        s3.s3.putObject(p -> p.bucket(BUCKET).key("a"), RequestBody.fromString("1")).versionId();
    try (FolderWatch watch = new FolderWatch(s3.shelf)) {
      watch.begin();
      s3.messages(queue);
      assertEquals("1", Files.readString(bucket.resolve("a")));
      Files.writeString(bucket.resolve("a"), "by hand");
      assertEquals(List.of("ObjectCreated:Put a"), told(watch, 1));
      assertEquals("by hand", text("a", null));
      assertEquals("1", text("a", old));
      Files.writeString(bucket.resolve("a"), "once more");
      assertEquals(List.of("ObjectCreated:Put a"), told(watch, 1));
      Files.writeString(bucket.resolve("before"), "known by nobody");
      assertEquals(List.of("ObjectCreated:Put before"), told(watch, 1));
      Files.delete(bucket.resolve("a"));
      assertEquals(List.of("ObjectRemoved:DeleteMarkerCreated a"), told(watch, 1));
    }
    var all = s3.s3.listObjectVersions(l -> l.bucket(BUCKET));
    assertEquals(
        List.of("a", "a", "a", "before"), all.versions().stream().map(v -> v.key()).toList());
    for (var version : all.versions()) {
      assertEquals(version.size(), text(version.key(), version.versionId()).length());
    }
    assertEquals(4, s3.files.unplaced(0).size());
    begin();
    assertEquals(List.of(), events());
  }

  private String text(String key, @Nullable String version) {
    return s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key).versionId(version)).asUtf8String();
  }

  @Test
  void anotherFolderTakesNothingAway() throws Exception {
    s3.s3.putObject(p -> p.bucket(BUCKET).key("a"), RequestBody.fromString("1"));
    begin();
    Files.writeString(folder.resolve(".holdpoint/installation"), "of another");
    Files.delete(bucket.resolve("a"));
    begin();
    StoredObject there = s3.store.read(tx -> s3.shelf.objects.get(tx, BUCKET, "a"));
    assertEquals("a", there.key());
  }

  private void begin() throws Exception {
    try (FolderWatch watch = new FolderWatch(s3.shelf)) {
      watch.begin();
    }
  }

  /** Looks until so many were told, and twice more. */
  private List<String> told(FolderWatch watch, int count) {
    List<String> told = new ArrayList<>();
    long until = System.nanoTime() + LONGEST_NANOS;
    while (told.size() < count && System.nanoTime() < until) {
      watch.look();
      told.addAll(events());
    }
    watch.look();
    watch.look();
    told.addAll(events());
    return told;
  }

  private List<String> events() {
    return s3.messages(queue).stream()
        .map(Json::parse)
        .map(event -> event.path("Records").path(0))
        .map(record ->
            record.path("eventName").asString()
                + " "
                + record.path("s3").path("object").path("key").asString())
        .toList();
  }
}
