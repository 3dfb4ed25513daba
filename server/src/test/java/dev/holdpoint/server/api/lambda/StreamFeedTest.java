package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.StreamPositions;
import dev.holdpoint.core.sqs.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import tools.jackson.databind.JsonNode;

/** Functions fed from a table's stream, which is a fake; the functions are real processes. */
class StreamFeedTest extends LambdaWorld {
  private static final String STREAM =
      "arn:aws:dynamodb:ddblocal:000000000000:table/orders/stream/2026-11-29T10:00:00.000";
  private static final String NOTES =
      "const fs = require('fs'); exports.handler = async (event) => {"
          + " fs.appendFileSync('FILE', JSON.stringify(event) + '\\n'); REST };";

  private Path notes() {
    return data.resolve("notes");
  }

  private void function(String rest) throws IOException {
    create("f", NOTES.replace("FILE", notes().toString()).replace("REST", rest));
  }

  private CreateEventSourceMappingResponse map(
      Consumer<CreateEventSourceMappingRequest.Builder> more) {
    CreateEventSourceMappingRequest.Builder request =
        CreateEventSourceMappingRequest.builder()
            .eventSourceArn(STREAM)
            .functionName("f")
            .startingPosition("TRIM_HORIZON");
    more.accept(request);
    return new CreateEventSourceMapping(parts).handle(request.build(), CALL);
  }

  private List<JsonNode> events() throws IOException {
    return Files.exists(notes())
        ? Files.readAllLines(notes()).stream().map(Json::parse).toList()
        : List.of();
  }

  private static List<String> keys(List<JsonNode> events) {
    List<String> keys = new ArrayList<>();
    for (JsonNode event : events) {
      event.path("Records").forEach(one -> keys.add(one.at("/dynamodb/Keys/id/S").asString()));
    }
    return keys;
  }

  private List<JsonNode> await(int records) throws IOException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (keys(events()).size() < records) {
      assertTrue(System.nanoTime() < until, "waited in vain: " + events());
      Thread.onSpinWait();
    }
    return events();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Test
  void recordsComeInAwssFormAndOrderAcrossShards() throws Exception {
    streams.children.put("a", "b");
    streams.put("a", "1", now());
    streams.put("a", "2", now());
    streams.put("b", "3", now());
    function("return {};");
    CreateEventSourceMappingResponse mapping = map(m -> {});
    List<JsonNode> events = await(3);
    assertEquals(List.of("1", "2", "3"), keys(events));
    JsonNode first = events.getFirst().at("/Records/0");
    assertEquals("aws:dynamodb", first.path("eventSource").asString());
    assertEquals("us-east-1", first.path("awsRegion").asString());
    assertEquals(STREAM, first.path("eventSourceARN").asString());
    assertEquals("INSERT", first.path("eventName").asString());
    assertTrue(first.at("/dynamodb/ApproximateCreationDateTime").isNumber());
    assertEquals(100, mapping.batchSize());
    assertEquals("TRIM_HORIZON", mapping.startingPositionAsString());
  }

  @Test
  void positionOutlivesTheFeedAndGoesWithTheMapping() throws Exception {
    streams.put("a", "1", now());
    function("return {};");
    String uuid = map(m -> {}).uuid();
    await(1);
    awaitPosition(uuid, "1");
    parts.feeding().close();
    streams.put("a", "2", now());
    parts.feeding().start();
    assertEquals(List.of("1", "2"), keys(await(2)));
    awaitPosition(uuid, "2");
    new DeleteEventSourceMapping(parts)
        .handle(DeleteEventSourceMappingRequest.builder().uuid(uuid).build(), CALL);
    boolean forgotten = store.read(tx -> StreamPositions.isNew(tx, uuid));
    assertTrue(forgotten);
  }

  private void awaitPosition(String uuid, String sequence) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!sequence.equals(
        store.read(tx -> {
          var there = StreamPositions.find(tx, uuid, "a");
          return there == null ? "" : String.valueOf(there.after());
        }))) {
      assertTrue(System.nanoTime() < until, "waited in vain");
      Thread.onSpinWait();
    }
  }

  @Test
  void latestPassesOverWhatWasThereBefore() throws Exception {
    streams.put("a", "old", now() - 60);
    function("return {};");
    map(m -> m.startingPosition("LATEST"));
    streams.put("a", "new", now() + 1);
    assertEquals(List.of("new"), keys(await(1)));
  }

  @Test
  void filtersLetThroughWhatTheyName() throws Exception {
    streams.put("a", "1", now());
    streams.put("a", "2", now());
    function("return {};");
    Filter second =
        Filter.builder().pattern("{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"2\"]}}}}").build();
    map(m -> m.filterCriteria(f -> f.filters(second)));
    assertEquals(List.of("2"), keys(await(1)));
  }

  @Test
  void whatFailsComesAgainAndIsGivenUpWhereTheMappingSaysSo() throws Exception {
    streams.put("a", "bad", now());
    streams.put("a", "good", now());
    function("if (event.Records.some(r => r.dynamodb.Keys.id.S === 'bad')) throw new Error('no');");
    map(m -> m.maximumRetryAttempts(1).batchSize(1));
    assertEquals(List.of("bad", "bad", "good"), keys(await(3)));
  }

  @Test
  void whatIsGivenUpIsToldToTheMappingsQueue() throws Exception {
    Queue lost = queue("lost", Map.of());
    streams.put("a", "bad", now());
    streams.put("a", "good", now());
    function("if (event.Records.some(r => r.dynamodb.Keys.id.S === 'bad')) throw new Error('no');");
    map(m ->
        m.maximumRetryAttempts(0)
            .batchSize(1)
            .destinationConfig(d -> d.onFailure(f -> f.destination(lost.arn().value()))));
    await(2);
    JsonNode told = Json.parse(await(lost).getFirst().body());
    assertEquals("RetryAttemptsExhausted", told.at("/requestContext/condition").asString());
    assertEquals(1, told.at("/requestContext/approximateInvokeCount").asInt());
    assertEquals("Unhandled", told.at("/responseContext/functionError").asString());
    assertEquals("a", told.at("/DDBStreamBatchInfo/shardId").asString());
    assertEquals(1, told.at("/DDBStreamBatchInfo/batchSize").asInt());
    assertEquals(STREAM, told.at("/DDBStreamBatchInfo/streamArn").asString());
  }

  @Test
  void functionThatReportsFailuresIsGivenTheRestAgain() throws Exception {
    streams.put("a", "1", now());
    streams.put("a", "2", now());
    streams.put("a", "3", now());
    function(
        "return { batchItemFailures: event.Records.length === 3"
            + " ? [{ itemIdentifier: event.Records[1].dynamodb.SequenceNumber }] : [] };");
    map(m -> m.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    assertEquals(List.of("1", "2", "3", "2", "3"), keys(await(5)));
  }

  @Test
  void batchThatFailsIsHalved() throws Exception {
    for (String key : List.of("1", "2", "3", "4")) {
      streams.put("a", key, now());
    }
    function("if (event.Records.length > 2) throw new Error('too many');");
    map(m -> m.bisectBatchOnFunctionError(true));
    assertEquals(List.of("1", "2", "3", "4", "1", "2", "3", "4"), keys(await(8)));
  }

  @Test
  void streamsNeedAPositionToStartAtAndQueuesHaveNone() throws Exception {
    function("return {};");
    assertThrows(AwsException.class, () -> map(m -> m.startingPosition((String) null)));
    assertThrows(AwsException.class, () -> map(m -> m.startingPosition("AT_TIMESTAMP")));
    var queue = queue("q", java.util.Map.of());
    assertThrows(AwsException.class, () -> map(m -> m.eventSourceArn(queue.arn().value())));
  }

  @Test
  void oneOfSeveralNodesReadsAShard() {
    Instant now = Instant.EPOCH;
    store.write(tx -> {
      Instant until = now.plusSeconds(10);
      assertFalse(StreamPositions.lease(tx, "m", "s", "one", now, until) == null);
      assertNull(StreamPositions.lease(tx, "m", "s", "two", now.plusSeconds(9), until));
      assertFalse(StreamPositions.lease(tx, "m", "s", "one", now.plusSeconds(9), until) == null);
      assertFalse(StreamPositions.lease(tx, "m", "s", "two", now.plusSeconds(11), until) == null);
      return true;
    });
  }
}
