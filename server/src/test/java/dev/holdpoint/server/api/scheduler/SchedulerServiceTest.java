package dev.holdpoint.server.api.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** Through AWS's own client, over HTTP. */
final class SchedulerServiceTest {
  private static final String GROUP_ARN =
      "arn:aws:scheduler:us-east-1:000000000000:schedule-group/g";
  private static final Target TARGET =
      Target.builder()
          .arn("arn:aws:events:us-east-1:000000000000:event-bus/default")
          .roleArn("arn:aws:iam::000000000000:role/r")
          .input("{}")
          .eventBridgeParameters(bus -> bus.source("shop").detailType("Often"))
          .deadLetterConfig(grave -> grave.arn("arn:aws:sqs:us-east-1:000000000000:dead"))
          .build();

  private final HttpListener listener =
      new HttpListener(
          HttpSettings.loopback(0, 1_000_000),
          List.of(new AwsDoor(List.of(SchedulerService.on(desk())))));
  private SchedulerClient client;

  private static SchedulerDesk desk() {
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    ScheduleGroups groups = new ScheduleGroups();
    return new SchedulerDesk(new InMemoryStore(), turns, new Scheduler(groups), groups);
  }

  @BeforeEach
  void connect() {
    listener.start();
    client =
        SchedulerClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
    listener.close();
  }

  private static CreateScheduleRequest.Builder often(String name) {
    return CreateScheduleRequest.builder()
        .name(name)
        .scheduleExpression("rate(5 minutes)")
        .flexibleTimeWindow(window -> window.mode("OFF"))
        .target(TARGET);
  }

  @Test
  void scheduleIsShownAsItWasGiven() {
    Instant start = Instant.parse("2100-01-01T00:00:00Z");
    client.createSchedule(
        often("s")
            .scheduleExpression("cron(0 8 ? * MON-FRI *)")
            .scheduleExpressionTimezone("Europe/Berlin")
            .startDate(start)
            .description("d")
            .actionAfterCompletion("DELETE")
            .flexibleTimeWindow(window -> window.mode("FLEXIBLE").maximumWindowInMinutes(15))
            .build());
    GetScheduleResponse shown = client.getSchedule(get -> get.name("s"));
    assertEquals("cron(0 8 ? * MON-FRI *)", shown.scheduleExpression());
    assertEquals("Europe/Berlin", shown.scheduleExpressionTimezone());
    assertEquals(start, shown.startDate());
    assertNull(shown.endDate());
    assertEquals("DELETE", shown.actionAfterCompletionAsString());
    assertEquals(
        FlexibleTimeWindow.builder().mode("FLEXIBLE").maximumWindowInMinutes(15).build(),
        shown.flexibleTimeWindow());
    assertEquals(
        TARGET.toBuilder()
            .retryPolicy(
                retries -> retries.maximumRetryAttempts(185).maximumEventAgeInSeconds(86_400))
            .build(),
        shown.target());
    assertEquals("default", shown.groupName());
  }

  @Test
  void listsInPagesByGroupPrefixAndState() {
    client.createScheduleGroup(group -> group.name("g"));
    client.createSchedule(often("a1").build());
    client.createSchedule(often("a2").state(ScheduleState.DISABLED).build());
    client.createSchedule(often("b1").groupName("g").build());
    ListSchedulesResponse first = client.listSchedules(list -> list.maxResults(2));
    assertEquals(List.of("a1", "a2"), names(first));
    ListSchedulesResponse rest =
        client.listSchedules(list -> list.maxResults(2).nextToken(first.nextToken()));
    assertEquals(List.of("b1"), names(rest));
    assertNull(rest.nextToken());
    assertEquals(List.of("b1"), names(client.listSchedules(list -> list.groupName("g"))));
    assertEquals(
        List.of("a2"),
        names(client.listSchedules(list -> list.namePrefix("a").state(ScheduleState.DISABLED))));
  }

  private static List<String> names(ListSchedulesResponse response) {
    return response.schedules().stream().map(ScheduleSummary::name).toList();
  }

  @Test
  void changesAndTakesAway() {
    client.createSchedule(often("s").build());
    client.updateSchedule(update ->
        update
            .name("s")
            .scheduleExpression("rate(1 hours)")
            .state("DISABLED")
            .flexibleTimeWindow(window -> window.mode("OFF"))
            .target(TARGET));
    assertEquals(ScheduleState.DISABLED, client.getSchedule(get -> get.name("s")).state());
    client.deleteSchedule(delete -> delete.name("s"));
    assertThrows(ResourceNotFoundException.class, () -> client.getSchedule(get -> get.name("s")));
  }

  @Test
  void sameTokenMakesAGroupOnce() {
    String made =
        client.createScheduleGroup(group -> group.name("g").clientToken("once")).scheduleGroupArn();
    assertEquals(
        made,
        client
            .createScheduleGroup(group -> group.name("g").clientToken("once"))
            .scheduleGroupArn());
    assertThrows(
        ConflictException.class,
        () -> client.createScheduleGroup(group -> group.name("g").clientToken("twice")));
  }

  @Test
  void groupsHaveTags() {
    Tag tag = Tag.builder().key("team").value("shop").build();
    client.createScheduleGroup(group -> group.name("g").tags(tag));
    client.tagResource(
        it -> it.resourceArn(GROUP_ARN).tags(Tag.builder().key("a").value("b").build()));
    client.untagResource(it -> it.resourceArn(GROUP_ARN).tagKeys("a"));
    assertEquals(List.of(tag), client.listTagsForResource(it -> it.resourceArn(GROUP_ARN)).tags());
    assertEquals(2, client.listScheduleGroups(_ -> {}).scheduleGroups().size());
    client.deleteScheduleGroup(group -> group.name("g"));
    assertThrows(
        ResourceNotFoundException.class, () -> client.getScheduleGroup(get -> get.name("g")));
  }

  @Test
  void refusesAsAwsDoes() {
    client.createSchedule(often("s").clientToken("one").build());
    client.createSchedule(often("s").clientToken("one").build());
    assertThrows(
        ConflictException.class,
        () -> client.createSchedule(often("s").clientToken("two").build()));
    assertThrows(
        ValidationException.class,
        () -> client.createSchedule(often("x").scheduleExpression("rate(0 minutes)").build()));
    assertThrows(
        ValidationException.class,
        () -> client.createSchedule(often("x").target(to -> to.arn("arn")).build()));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.createSchedule(often("x").groupName("no").build()));
    assertThrows(
        ValidationException.class,
        () -> client.createSchedule(often("x").flexibleTimeWindow(it -> it.mode("ON")).build()));
  }
}
