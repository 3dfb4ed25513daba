package dev.holdpoint.server.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.logs.LogBounds;
import dev.holdpoint.server.logs.LogFolders;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Through AWS's own client, over HTTP. */
class LogsServiceTest {
  private static final String GROUP = "/app/orders";

  @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();
  private HttpListener listener;
  private CloudWatchLogsClient client;

  @BeforeEach
  void connect() {
    Store store = new InMemoryStore();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    LogBook book = new LogBook(store, clock, new LogFolders(folder), LogBounds.defaults());
    LogsDesk desk = new LogsDesk(store, turns, new LogGroups(), book);
    listener =
        new HttpListener(
            HttpSettings.loopback(0, 2_000_000),
            List.of(new AwsDoor(List.of(LogsService.on(desk)))));
    listener.start();
    client =
        CloudWatchLogsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    client.createLogGroup(group -> group.logGroupName(GROUP).tags(Map.of("team", "a")));
  }

  @AfterEach
  void disconnect() {
    client.close();
    listener.close();
  }

  private void put(String stream, int from, int to) {
    client.createLogStream(made -> made.logGroupName(GROUP).logStreamName(stream));
    List<InputLogEvent> events =
        IntStream.range(from, to)
            .mapToObj(i ->
                InputLogEvent.builder()
                    .timestamp(clock.millis() - 1000 + i)
                    .message("m" + i)
                    .build())
            .toList();
    var answer =
        client.putLogEvents(put -> put.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    assertNull(answer.rejectedLogEventsInfo());
  }

  @Test
  void pagesShowEventsOfAllStreamsByTime() {
    put("one", 0, 13);
    put("two", 100, 112);
    List<FilteredLogEvent> all =
        client.filterLogEventsPaginator(f -> f.logGroupName(GROUP).limit(10)).events().stream()
            .toList();
    assertEquals(25, all.size());
    assertEquals("m0", all.getFirst().message());
    assertEquals("m111", all.getLast().message());
    assertEquals(25, all.stream().map(FilteredLogEvent::eventId).distinct().count());
    assertEquals(
        List.of("m11", "m110", "m111"),
        client
            .filterLogEvents(f -> f.logGroupIdentifier(arn()).filterPattern("m11"))
            .events()
            .stream()
            .map(FilteredLogEvent::message)
            .toList());
    assertEquals(
        12,
        client.filterLogEvents(f -> f.logGroupName(GROUP).logStreamNames("two")).events().size());
  }

  @Test
  void aStreamIsReadFromBothEnds() {
    put("one", 0, 5);
    var head = client.getLogEvents(g -> stream(g).startFromHead(true).limit(2));
    assertEquals(List.of("m0", "m1"), messages(head.events()));
    var next = client.getLogEvents(g -> stream(g).nextToken(head.nextForwardToken()));
    assertEquals(List.of("m2", "m3", "m4"), messages(next.events()));
    var back = client.getLogEvents(g -> stream(g).nextToken(next.nextBackwardToken()).limit(1));
    assertEquals(List.of("m1"), messages(back.events()));
    var end = client.getLogEvents(g -> stream(g).nextToken(next.nextForwardToken()));
    assertEquals(List.of(), end.events());
    assertEquals(next.nextForwardToken(), end.nextForwardToken());
    assertEquals(
        List.of("m3", "m4"), messages(client.getLogEvents(g -> stream(g).limit(2)).events()));
  }

  @Test
  void streamsAreListedByTheirLastEvent() {
    put("b", 900, 905);
    put("a", 0, 5);
    client.createLogStream(made -> made.logGroupName(GROUP).logStreamName("empty"));
    List<String> names =
        client
            .describeLogStreams(
                d -> d.logGroupName(GROUP).orderBy("LastEventTime").descending(true).limit(2))
            .logStreams()
            .stream()
            .map(LogStream::logStreamName)
            .toList();
    assertEquals(List.of("b", "a"), names);
    assertEquals(
        3,
        client
            .describeLogStreamsPaginator(d -> d.logGroupName(GROUP).limit(1))
            .logStreams()
            .stream()
            .count());
  }

  @Test
  void eventsThatAreTooOldAreToldAndLeftOut() {
    client.createLogStream(made -> made.logGroupName(GROUP).logStreamName("one"));
    long old = clock.millis() - Duration.ofDays(15).toMillis();
    var answer =
        client.putLogEvents(put ->
            put.logGroupName(GROUP)
                .logStreamName("one")
                .logEvents(InputLogEvent.builder().timestamp(old).message("old").build()));
    assertEquals(1, answer.rejectedLogEventsInfo().tooOldLogEventEndIndex());
    assertEquals(List.of(), client.filterLogEvents(f -> f.logGroupName(GROUP)).events());
  }

  @Test
  void groupsAreKeptWithRetentionAndTags() {
    client.putRetentionPolicy(p -> p.logGroupName(GROUP).retentionInDays(30));
    var group = client.describeLogGroups(d -> d.logGroupNamePrefix("/app")).logGroups().getFirst();
    assertEquals(30, group.retentionInDays());
    assertEquals(arn() + ":*", group.arn());
    client.tagResource(t -> t.resourceArn(arn()).tags(Map.of("env", "x")));
    client.untagResource(t -> t.resourceArn(arn()).tagKeys("team"));
    assertEquals(Map.of("env", "x"), client.listTagsForResource(l -> l.resourceArn(arn())).tags());
    client.deleteRetentionPolicy(p -> p.logGroupName(GROUP));
    client.deleteLogGroup(d -> d.logGroupName(GROUP));
    assertTrue(client.describeLogGroups().logGroups().isEmpty());
  }

  @Test
  void mistakesAreRefusedInAwssWords() {
    assertEquals(
        "The specified log group already exists",
        assertThrows(
                ResourceAlreadyExistsException.class,
                () -> client.createLogGroup(g -> g.logGroupName(GROUP)))
            .awsErrorDetails()
            .errorMessage());
    assertEquals(
        "The specified log stream does not exist.",
        assertThrows(ResourceNotFoundException.class, () -> client.getLogEvents(g -> stream(g)))
            .awsErrorDetails()
            .errorMessage());
    assertThrows(
        InvalidParameterException.class,
        () -> client.putRetentionPolicy(p -> p.logGroupName(GROUP).retentionInDays(2)));
    assertThrows(
        ResourceNotFoundException.class, () -> client.filterLogEvents(f -> f.logGroupName("none")));
  }

  private static software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest.Builder
      stream(
          software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest.Builder
              request) {
    return request.logGroupName(GROUP).logStreamName("one");
  }

  private static List<String> messages(List<OutputLogEvent> events) {
    return events.stream().map(OutputLogEvent::message).toList();
  }

  private static String arn() {
    return "arn:aws:logs:us-east-1:000000000000:log-group:" + GROUP;
  }
}
