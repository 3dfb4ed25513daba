package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import tools.jackson.databind.JsonNode;

class NotificationsTest {
  private static final String BUCKET = "some-bucket";

  @TempDir Path folder;
  private S3Fixture s3;
  private Queue queue;

  @BeforeEach
  void open() {
    s3 = new S3Fixture(folder, false);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
    queue = s3.store.write(tx -> s3.queues.create(tx, s3.turns.now(), "news", Map.of(), Map.of()));
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void queueIsToldOfWhatItsRuleNamesAfterATestEvent() {
    tell(rule("in/", ".csv", Event.S3_OBJECT_CREATED).build());
    assertEquals("s3:TestEvent", messages().getFirst().path("Event").asString());
    put("in/a b+ä.csv");
    put("in/a.txt");
    put("out/a.csv");
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("in/a b+ä.csv"));
    List<JsonNode> told = messages();
    assertEquals(1, told.size());
    JsonNode record = told.getFirst().path("Records").path(0);
    assertEquals("2.1", record.path("eventVersion").asString());
    assertEquals("aws:s3", record.path("eventSource").asString());
    assertEquals("ObjectCreated:Put", record.path("eventName").asString());
    JsonNode object = record.path("s3").path("object");
    assertEquals("in/a+b%2B%C3%A4.csv", object.path("key").asString());
    assertEquals(1, object.path("size").asInt());
    assertEquals("9dd4e461268c8034f5c8564e155c67a6", object.path("eTag").asString());
    assertTrue(object.path("sequencer").asString().matches("[0-9A-F]{16,}"));
    assertEquals("arn:aws:s3:::" + BUCKET, record.path("s3").path("bucket").path("arn").asString());
  }

  @Test
  void deletesAndTagsAreToldOf() {
    tell(rule("", "", Event.S3_OBJECT_REMOVED_DELETE, Event.S3_OBJECT_TAGGING).build());
    messages();
    put("a");
    Tag tag = Tag.builder().key("x").value("y").build();
    s3.s3.putObjectTagging(t -> t.bucket(BUCKET).key("a").tagging(g -> g.tagSet(tag)));
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a"));
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a"));
    assertEquals(
        List.of("ObjectTagging:Put", "ObjectRemoved:Delete"),
        messages().stream()
            .map(told -> told.path("Records").path(0).path("eventName").asString())
            .toList());
  }

  @Test
  void configurationIsGivenBackAsItWasSet() {
    tell(rule("in/", "", Event.S3_OBJECT_CREATED_PUT).id("one").build());
    var got = s3.s3.getBucketNotificationConfiguration(g -> g.bucket(BUCKET));
    assertEquals("one", got.queueConfigurations().getFirst().id());
    assertEquals(
        "in/",
        got.queueConfigurations().getFirst().filter().key().filterRules().getFirst().value());
    tell();
    assertEquals(
        List.of(),
        s3.s3.getBucketNotificationConfiguration(g -> g.bucket(BUCKET)).queueConfigurations());
  }

  @Test
  void whoCannotBeToldAndWhatOverlapsIsRefused() {
    assertEquals(
        "InvalidArgument",
        code(
            rule("", "", Event.S3_OBJECT_CREATED)
                .queueArn(queue.arn() + "-that-is-not-there")
                .build()));
    assertEquals(
        "InvalidArgument",
        code(
            rule("a", "", Event.S3_OBJECT_CREATED).build(),
            rule("ab", "", Event.S3_OBJECT_CREATED_PUT).build()));
    assertEquals(List.of(), messages());
  }

  private String code(QueueConfiguration... rules) {
    return assertThrows(S3Exception.class, () -> tell(rules)).awsErrorDetails().errorCode();
  }

  private void tell(QueueConfiguration... rules) {
    s3.s3.putBucketNotificationConfiguration(
        n -> n.bucket(BUCKET).notificationConfiguration(c -> c.queueConfigurations(rules)));
  }

  private QueueConfiguration.Builder rule(String prefix, String suffix, Event... events) {
    return QueueConfiguration.builder()
        .queueArn(queue.arn().value())
        .events(events)
        .filter(f ->
            f.key(k ->
                k.filterRules(
                    FilterRule.builder().name("prefix").value(prefix).build(),
                    FilterRule.builder().name("suffix").value(suffix).build())));
  }

  private void put(String key) {
    s3.s3.putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromString("x"));
  }

  /** What is in the queue, which is empty then. */
  private List<JsonNode> messages() {
    return s3.messages(queue).stream().map(Json::parse).toList();
  }
}
