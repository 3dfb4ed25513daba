package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocations: owed from the moment they are accepted, made from the outbox, and made
 * again up to twice where the function fails, as on AWS. Every repeat has the same request id.
 * Thread-safe.
 */
public final class EventInvocations implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EventInvocations.class);
  private static final int RETRIES = 2;
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);
  private static final Duration AFTER_THROTTLING = Duration.ofSeconds(5);

  private final FunctionCaller functions;
  private final InstantSource clock;

  public EventInvocations(FunctionCaller functions, InstantSource clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /** What an entry holds. */
  private record Body(
      String function, String requestId, String payload, @Nullable String clientContext) {}

  /** Accepts an invocation in the transaction that says so. */
  public static void add(Tx tx, Turn turn, Function function, Invocation invocation) {
    Body body =
        new Body(
            function.arn().value(),
            invocation.requestId(),
            new String(invocation.payload(), UTF_8),
            invocation.clientContext());
    tx.outbox()
        .add(
            new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, Json.write(body), turn.now(), 0));
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    Body body = Json.read(Json.parse(entry.body()), Body.class);
    try {
      Invocation invocation =
          new Invocation(body.requestId(), body.payload().getBytes(UTF_8), body.clientContext());
      boolean failed =
          functions.call(functions.find(body.function()), invocation).functionError() != null;
      return failed ? again(entry, body) : Outcome.DONE;
    } catch (AwsException e) {
      return refused(e, body);
    }
  }

  private Outcome again(OutboxEntry entry, Body body) {
    if (entry.attempts() < RETRIES) {
      // AWS waits one minute before the second try, and two before the third.
      return new Outcome.RetryAt(
          clock.instant().plus(BETWEEN_TRIES.multipliedBy(entry.attempts() + 1L)));
    }
    LOG.error(
        "An asynchronous invocation failed for the last time. function={} requestId={}",
        body.function(),
        body.requestId());
    return Outcome.DONE;
  }

  private Outcome refused(AwsException refusal, Body body) {
    if (refusal.code().equals("TooManyRequestsException")) {
      return new Outcome.RetryAt(clock.instant().plus(AFTER_THROTTLING));
    }
    LOG.error(
        "An asynchronous invocation is given up: {} function={} requestId={}",
        refusal.getMessage(),
        body.function(),
        body.requestId());
    return Outcome.DONE;
  }
}
