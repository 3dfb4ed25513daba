package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocations: owed from the moment they are accepted, made from the outbox, and made
 * again as often as the function's configuration says, up to twice as on AWS. Every repeat has the
 * same request id. How it ended is told to the function's destinations in the transaction that ends
 * the debt. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html">AWS:
 *     asynchronous invocation</a>
 */
public final class EventInvocations implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EventInvocations.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);
  private static final Duration AFTER_THROTTLING = Duration.ofSeconds(5);

  private final Store store;
  private final Turns turns;
  private final FunctionCaller functions;
  private final InvokeConfigs configs;
  private final Destinations destinations;

  public EventInvocations(
      Store store,
      Turns turns,
      FunctionCaller functions,
      InvokeConfigs configs,
      Destinations destinations) {
    this.store = store;
    this.turns = turns;
    this.functions = functions;
    this.configs = configs;
    this.destinations = destinations;
  }

  /** Accepts an invocation in the transaction that says so. */
  public static void add(Tx tx, Turn turn, Arn function, Invocation invocation) {
    OwedInvocation body =
        new OwedInvocation(
            function.value(),
            invocation.requestId(),
            new String(invocation.payload(), UTF_8),
            invocation.clientContext(),
            turn.now());
    tx.outbox()
        .add(
            new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, Json.write(body), turn.now(), 0));
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedInvocation owed = OwedInvocation.of(entry);
    try {
      Function function = functions.find(owed.function());
      return handle(entry, owed, function);
    } catch (AwsException e) {
      LOG.error(
          "An asynchronous invocation is given up: {} function={} requestId={}",
          e.getMessage(),
          owed.function(),
          owed.requestId());
      return Outcome.DONE;
    }
  }

  private Outcome handle(OutboxEntry entry, OwedInvocation owed, Function function) {
    InvokeConfig config = store.read(tx -> configs.of(tx, functions.named(owed.function())));
    Ended ended = new Ended(function, config, owed, entry.attempts());
    if (ended.isTooOld(turns.clock().instant())) {
      return over(ended, null);
    }
    try {
      Invocation invocation =
          new Invocation(
              owed.requestId(),
              owed.payload().getBytes(UTF_8),
              owed.clientContext(),
              config.function().value());
      InvocationResult result = functions.call(function, invocation);
      Ended tried = new Ended(function, config, owed, entry.attempts() + 1);
      return result.functionError() != null && entry.attempts() < config.mostRetries()
          ? again(tried, entry)
          : over(tried, result);
    } catch (AwsException e) {
      if (e.code().equals("TooManyRequestsException")) {
        return throttled(entry);
      }
      throw e;
    }
  }

  /** AWS waits one minute before the second try, and two before the third. */
  private Outcome again(Ended tried, OutboxEntry entry) {
    Instant due = turns.clock().instant().plus(BETWEEN_TRIES.multipliedBy(entry.attempts() + 1L));
    return tried.isTooOld(due) ? over(tried, null) : new Outcome.RetryAt(due);
  }

  /** As often as the event's age allows: what was not begun is no try. */
  private Outcome throttled(OutboxEntry entry) {
    return new Outcome.Done(tx -> {
      Turn turn = turns.now();
      tx.outbox()
          .add(
              new OutboxEntry(
                  turn.ids().next(),
                  entry.kind(),
                  entry.body(),
                  turn.now().plus(AFTER_THROTTLING),
                  entry.attempts()));
    });
  }

  private Outcome over(Ended ended, @Nullable InvocationResult result) {
    if (ended.failed(result)) {
      LOG.error(
          "An asynchronous invocation failed for the last time. function={} requestId={}",
          ended.function().arn(),
          ended.owed().requestId());
    }
    return new Outcome.Done(tx -> destinations.tell(tx, turns.now(), ended, result));
  }
}
