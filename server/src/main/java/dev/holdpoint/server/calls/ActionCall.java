package dev.holdpoint.server.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.scheduler.Invocations;
import dev.holdpoint.core.scheduler.OwedAction;
import dev.holdpoint.core.scheduler.UniversalTarget;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import dev.holdpoint.server.calls.remote.RemoteTask;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Calls the actions that schedules name, as a Task state's {@code aws-sdk:} would: those of this
 * store in the commit that takes the debt away, others outside, and again as the schedule's retry
 * policy says.
 */
public final class ActionCall implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ActionCall.class);

  /** The SDK's name for a call that no service has answered. */
  private static final String NOT_CALLED = "SdkClientException";

  /** No execution waits for it. */
  private static final TaskRef NOBODY = new TaskRef(new ExecutionId(0), 0, 0);

  private final Store store;
  private final Turns turns;
  private final ServiceCalls calls;
  private final RemoteServices remote;
  private final Invocations invocations;

  public ActionCall(
      Store store,
      Turns turns,
      ServiceCalls calls,
      RemoteServices remote,
      Invocations invocations) {
    this.store = store;
    this.turns = turns;
    this.calls = calls;
    this.remote = remote;
    this.invocations = invocations;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedAction owed = OwedAction.of(entry);
    Home home = Home.of(owed.schedule());
    Effect.CallTask call = call(owed);
    Route route = store.read(tx -> calls.route(tx, turns.now().in(home), call));
    return switch (route) {
      case Route.WithinTheCommit(LocalCall local) ->
          new Outcome.Done(tx -> over(tx, owed, entry, local.call(tx, turns.now().in(home), call)));
      case Route.Outside(RemoteTask _) -> outside(entry, owed, call.parameters());
      case Route.Outside(OutsideCall outside) -> {
        var outcome = CallerHome.call(home, () -> outside.call(call, requestId(owed)));
        yield new Outcome.Done(tx -> over(tx, owed, entry, outcome));
      }
      case Route.Nowhere(Failure failure) ->
          new Outcome.Done(tx -> over(tx, owed, entry, new Calls.Outcome.Failed(failure)));
    };
  }

  private static Effect.CallTask call(OwedAction owed) {
    UniversalTarget action = owed.action();
    String service = Resource.SDK + action.service();
    Resource resource =
        new Resource.Integration(
            Arn.of("arn:aws:states:::" + service + ":" + action.action()),
            service,
            action.action(),
            Resource.Pattern.REQUEST_RESPONSE);
    return new Effect.CallTask(NOBODY, resource, Json.parse(owed.input()));
  }

  private Outcome outside(OutboxEntry entry, OwedAction owed, JsonNode parameters) {
    UniversalTarget action = owed.action();
    if (!remote.reaches(action.service())) {
      String what = MissingEndpoints.text(owed.target().value(), action.service());
      LOG.warn("A schedule calls what is not there schedule={}: {}", owed.schedule(), what);
      return new Outcome.Done(tx -> lost(tx, owed, entry, NOT_CALLED, what));
    }
    try {
      remote.ask(action.service(), action.action(), parameters, requestId(owed));
      return Outcome.DONE;
    } catch (RefusedException refused) {
      Instant again =
          refused.isPassing() ? owed.again(turns.clock().instant(), entry.attempts()) : null;
      return again == null
          ? new Outcome.Done(tx -> lost(tx, owed, entry, code(refused), refused.getMessage()))
          : new Outcome.RetryAt(again);
    }
  }

  private static String code(RefusedException refused) {
    return refused.code().isEmpty() ? NOT_CALLED : refused.code();
  }

  private void over(Tx tx, OwedAction owed, OutboxEntry entry, Calls.Outcome outcome) {
    if (outcome instanceof Calls.Outcome.Failed(Failure failure)) {
      lost(tx, owed, entry, String.valueOf(failure.error()), String.valueOf(failure.cause()));
    }
  }

  private void lost(Tx tx, OwedAction owed, OutboxEntry entry, String code, String message) {
    LOG.warn(
        "An action that a schedule called failed for the last time schedule={} target={} error={}",
        owed.schedule(),
        owed.target(),
        code);
    invocations.lose(tx, turns.now(), owed, entry.attempts(), code, message);
  }

  private static String requestId(OwedAction owed) {
    return UUID.nameUUIDFromBytes(("holdpoint-action-" + owed.id()).getBytes(UTF_8)).toString();
  }
}
