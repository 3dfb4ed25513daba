package dev.holdpoint.server.calls.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.http.Remote;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import dev.holdpoint.testkit.Node;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code ecs:runTask.sync} against a server that speaks ECS's protocol. */
final class JobCallTest {
  private static final String MACHINE =
      """
      {"StartAt": "Run", "States": {"Run": {
        "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "End": true,
        "Parameters": {"Cluster": "c", "TaskDefinition": "d"}}}}
      """;

  private final Store store = new InMemoryStore();
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final Turns turns =
      new Turns(() -> now, new SystemIds(InstantSource.system()), Limits.aws(), Home.DEFAULT);
  private final TaskTokens tokens = new TaskTokens(new byte[32]);
  private final Node node =
      new Node(
          store, turns, tokens, new Interpreter(tokens), (_, _, _) -> new Calls.Outcome.Owed());

  private volatile String task = "{\"taskArn\":\"t\",\"lastStatus\":\"RUNNING\"}";
  private volatile int status = 200;
  private final Remote ecs =
      new Remote(asked ->
          status == 200
              ? Remote.Answer.json(200, "{\"tasks\":[" + task + "],\"failures\":[]}")
              : Remote.Answer.json(status, "{\"__type\":\"ServerException\"}"));

  private final ServiceClients clients =
      new ServiceClients(
          new SdkLibrary(new ModuleSource(Path.of("none"), Path.of("none"), null, "0")),
          new Access(Home.DEFAULT));

  private final RemoteCaller caller = caller();
  private final JobCall jobs = new JobCall(store, turns, node.engine(), caller);

  private RemoteCaller caller() {
    Endpoints endpoints = new Endpoints(Map.of("ecs", new Endpoint.At(URI.create(ecs.base()))));
    return new RemoteCaller(
        endpoints, clients, new Roles(endpoints, clients, InstantSource.system()));
  }

  @AfterEach
  void close() {
    clients.close();
    ecs.close();
    store.close();
  }

  /** Starts an execution, and makes the call that it owes. */
  private ExecutionRow begun() {
    ExecutionRow row =
        store.write(tx -> {
          String role = "arn:aws:iam::000000000000:role/r";
          var machine =
              StateMachines.create(
                  tx, turns.now(), StateMachines.Spec.standard("m", MACHINE, role));
          return node.executions()
              .start(tx, turns.now(), machine.machine().arn().value(), "e", "{}");
        });
    OutboxEntry owed = claim(OutboxKind.TASK);
    var ref = Json.mapper().readValue(owed.body(), OwedTask.class).task();
    Effect.CallTask call = store.read(tx -> node.engine().owed(tx, ref));
    RemoteTask remote = new RemoteTask(caller);
    Calls.Outcome outcome = remote.call(call, "b6a0cb2c-0000-4000-8000-000000000000");
    store.write(tx -> {
      Trigger answer = outcome.answer(call);
      node.engine().trigger(tx, turns.now(), row.id(), answer);
      if (outcome instanceof Calls.Outcome.Answered(String output)) {
        remote.submitted(tx, turns.now(), call, output);
      }
      return tx.outbox().delete(owed.id());
    });
    return row;
  }

  private OutboxEntry claim(OutboxKind kind) {
    now = now.plus(Duration.ofMinutes(1));
    List<OutboxEntry> due = store.write(tx -> tx.outbox().claim(now, now.plusSeconds(1), 10));
    assertEquals(List.of(kind), due.stream().map(OutboxEntry::kind).toList());
    return due.getFirst();
  }

  /** One look at the job; whether another one follows. */
  private boolean look() {
    OutboxEntry entry = claim(OutboxKind.JOB);
    return switch (jobs.handle(entry)) {
      case OutboxHandler.Outcome.Done(var with) -> {
        store.write(tx -> {
          with.accept(tx);
          return tx.outbox().delete(entry.id());
        });
        yield false;
      }
      case OutboxHandler.Outcome.RetryAt(Instant due, _) -> {
        assertTrue(due.isAfter(now));
        store.write(tx -> {
          tx.outbox().retry(entry, due);
          return 0;
        });
        yield true;
      }
    };
  }

  private ExecutionStatus status(ExecutionRow row) {
    return store.read(tx -> Engine.fold(tx, tx.executions().lock(row.id()).row())).status();
  }

  private List<String> asked() {
    return ecs.asked.stream()
        .map(asked -> asked.header("X-amz-target").replaceFirst(".*\\.", ""))
        .toList();
  }

  @Test
  void taskEndsWithItsJob() {
    ExecutionRow row = begun();
    assertTrue(look());
    status = 500;
    assertTrue(look());
    status = 200;
    assertEquals(ExecutionStatus.RUNNING, status(row));
    task = "{\"taskArn\":\"t\",\"lastStatus\":\"STOPPED\",\"containers\":[{\"exitCode\":0}]}";
    assertEquals(false, look());
    assertEquals(ExecutionStatus.SUCCEEDED, status(row));
    assertEquals(List.of("RunTask", "DescribeTasks", "DescribeTasks", "DescribeTasks"), asked());
    assertTrue(
        ecs.asked.getFirst().body().contains("\"clientToken\":\"b6a0cb2c-"),
        ecs.asked.getFirst().body());
    assertNull(store.read(tx -> tx.outbox().next()));
  }

  @Test
  void jobThatFailedFailsTheTask() {
    ExecutionRow row = begun();
    task = "{\"taskArn\":\"t\",\"lastStatus\":\"STOPPED\",\"containers\":[{\"exitCode\":1}]}";
    assertEquals(false, look());
    assertEquals(ExecutionStatus.FAILED, status(row));
    Execution ended = store.read(tx -> Engine.fold(tx, tx.executions().lock(row.id()).row()));
    assertEquals(7, ended.lastEvent());
  }

  @Test
  void jobThatNobodyWaitsForIsStopped() {
    ExecutionRow row = begun();
    store.write(
        tx -> node.engine().trigger(tx, turns.now(), row.id(), new Trigger.Stopped(null, null)));
    assertEquals(false, look());
    assertEquals(List.of("RunTask", "StopTask"), asked());
    assertTrue(ecs.asked.getLast().body().contains("\"task\":\"t\""));
  }
}
