package dev.holdpoint.server.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.scheduler.Invocations;
import dev.holdpoint.core.scheduler.OwedAction;
import dev.holdpoint.core.scheduler.ScheduleTarget;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.api.sqs.SqsService;
import dev.holdpoint.server.calls.remote.Access;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.ModuleSource;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteCaller;
import dev.holdpoint.server.calls.remote.RemoteServices;
import dev.holdpoint.server.calls.remote.RemoteTask;
import dev.holdpoint.server.calls.remote.Roles;
import dev.holdpoint.server.calls.remote.SdkLibrary;
import dev.holdpoint.server.calls.remote.ServiceClients;
import dev.holdpoint.server.wire.SdkOperations;
import dev.holdpoint.server.work.JoiningStore;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Actions that schedules call: of this store, and of a service outside that is a fake. */
class ActionCallTest {
  private static final Arn SCHEDULE =
      Arn.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/s");
  private static final Arn GRAVE = Arn.of("arn:aws:sqs:us-east-1:000000000000:dead");

  private final JoiningStore store = new JoiningStore(new InMemoryStore());
  private final Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private final Turns turns =
      new Turns(
          InstantSource.fixed(now),
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          Home.DEFAULT);
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final QueueWaiters waiters = new QueueWaiters();
  private final ServiceClients clients =
      new ServiceClients(
          new SdkLibrary(new ModuleSource(Path.of("none"), Path.of("none"), null, "0")),
          new Access(Home.DEFAULT));
  private final List<Delivery> buried = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private @Nullable RefusedException refusal;

  @AfterEach
  void close() {
    clients.close();
    waiters.close();
  }

  private final RemoteServices outside =
      new RemoteServices() {
        @Override
        public boolean reaches(String module) {
          return !module.equals("ssm");
        }

        @Override
        public JsonNode ask(String module, String action, JsonNode parameters, String token) {
          asked.add(module + ":" + action + " " + Json.write(parameters) + " " + token);
          if (refusal != null) {
            throw refusal;
          }
          return Json.object();
        }

        @Override
        public JsonNode read(String module, String action, JsonNode parameters) {
          return ask(module, action, parameters, "");
        }
      };

  private OutboxHandler handler() {
    LongPoll polls = new LongPoll(store, queues, waiters, turns::now);
    var sqs =
        SqsService.create(
            store, queues, new MoveTasks(queues, QueueSignals.NONE), polls, turns::now);
    Actions actions =
        new Actions(new SdkOperations(List.of(sqs)), store, () -> URI.create("http://127.0.0.1"));
    Endpoints none = new Endpoints(Map.of());
    RemoteCaller caller =
        new RemoteCaller(none, clients, new Roles(none, clients, InstantSource.system()));
    ServiceCalls calls = new ServiceCalls();
    calls.serve(
        new Routes(
            actions,
            queues,
            () -> {
              throw new IllegalStateException("Expected no execution");
            },
            Map.of(Resource.SDK, new RemoteTask(caller))));
    Map<TargetKind, TargetCall> graves =
        Map.of(TargetKind.QUEUE, (_, _, delivery) -> buried.add(delivery));
    return new ActionCall(
        store,
        turns,
        calls,
        outside,
        new Invocations(graves, new Events(new Buses(), new Targets(graves))));
  }

  private OutboxHandler.Outcome call(String action, String input, int attempts) {
    OwedAction owed =
        new OwedAction(
            SCHEDULE,
            Arn.of("arn:aws:scheduler:::aws-sdk:" + action),
            "11111111-2222-3333-4444-555555555555",
            "2026-11-29T10:00:00Z",
            input,
            now,
            GRAVE,
            new ScheduleTarget.Retries(2, null));
    OutboxHandler.Outcome outcome =
        handler()
            .handle(
                new OutboxEntry(7, OutboxKind.ACTION, Json.write(Json.tree(owed)), now, attempts));
    if (outcome instanceof OutboxHandler.Outcome.Done(var with)) {
      store.write(tx -> {
        with.accept(tx);
        return true;
      });
    }
    return outcome;
  }

  @Test
  void actionOfOurOwnIsDoneInTheCommitThatEndsTheDebt() {
    call("sqs:createQueue", "{\"QueueName\":\"made\"}", 0);
    Arn made = Arn.of("arn:aws:sqs:us-east-1:000000000000:made");
    assertNotNull(store.read(tx -> queues.find(tx, made)));
    assertEquals(List.of(), buried);
  }

  @Test
  void whatIsRefusedGoesToTheDeadLetterQueue() {
    call(
        "sqs:sendMessage",
        "{\"QueueUrl\":\"http://x/000000000000/none\",\"MessageBody\":\"a\"}",
        0);
    assertEquals(1, buried.size());
    assertEquals(
        "Sqs.QueueDoesNotExistException", buried.getFirst().attributes().get("ERROR_CODE"));
    call("sqs:createQueue", "{\"Nonsense\":1}", 0);
    assertEquals(2, buried.size());
  }

  @Test
  void serviceOutsideIsAskedWithTheSameTokenEachTime() {
    assertEquals(OutboxHandler.Outcome.DONE, call("dynamodb:putItem", "{\"TableName\":\"t\"}", 0));
    call("dynamodb:putItem", "{\"TableName\":\"t\"}", 1);
    assertTrue(asked.getFirst().startsWith("dynamodb:putItem {\"TableName\":\"t\"} "));
    assertEquals(asked.getFirst(), asked.getLast());
  }

  @Test
  void passingFailuresAreTriedAgainAsThePolicySays() {
    refusal = new RefusedException("ThrottlingException", true, "Slower.");
    var again =
        assertInstanceOf(OutboxHandler.Outcome.RetryAt.class, call("dynamodb:putItem", "{}", 1));
    assertEquals(now.plusSeconds(2), again.due());
    assertEquals(List.of(), buried);
    call("dynamodb:putItem", "{}", 2);
    assertEquals("2", buried.getFirst().attributes().get("RETRY_ATTEMPTS"));
  }

  @Test
  void withoutAnEndpointTheDeadLetterSaysWhatToDo() {
    call("ssm:putParameter", "{}", 0);
    Map<String, String> why = buried.getFirst().attributes();
    assertEquals("SdkClientException", why.get("ERROR_CODE"));
    assertTrue(String.valueOf(why.get("ERROR_MESSAGE")).contains("--endpoint ssm=URL"));
    assertEquals(List.of(), asked);
  }

  @Test
  void lastingFailuresAreNotTriedAgain() {
    refusal = new RefusedException("ResourceNotFoundException", false, "No table.");
    call("dynamodb:putItem", "{}", 0);
    assertEquals("No table.", buried.getFirst().attributes().get("ERROR_MESSAGE"));
    assertEquals("{}", buried.getFirst().input());
  }
}
