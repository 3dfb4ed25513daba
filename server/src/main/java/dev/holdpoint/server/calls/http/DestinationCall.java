package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.events.destination.ApiMethod;
import dev.holdpoint.core.events.destination.OwedRequest;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requests that API destinations and REST APIs are owed, again where AWS would, as the
 * target's retry policy says. What is given up goes to the dead-letter queue in the transaction
 * that ends the debt.
 */
public final class DestinationCall implements OutboxHandler {
  /** AWS's: how long an answer is waited for. */
  public static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

  /** How much of an answer is read, which nobody looks at. */
  public static final int MOST_ANSWER_BYTES = 65_536;

  private static final Logger LOG = LoggerFactory.getLogger(DestinationCall.class);
  private static final Set<Integer> AGAIN = Set.of(401, 407, 409, 429);
  private static final int SERVER_ERROR = 500;

  private final Store store;
  private final Turns turns;
  private final ApiDestinations destinations;
  private final Targets targets;
  private final HttpCaller http;
  private final Connecting connecting;
  private final ApiReach apis;

  public DestinationCall(
      Store store,
      Turns turns,
      ApiDestinations destinations,
      Connections connections,
      Targets targets,
      HttpCaller http,
      OAuthTokens tokens,
      ApiReach apis) {
    this.store = store;
    this.turns = turns;
    this.destinations = destinations;
    this.targets = targets;
    this.http = http;
    this.connecting = new Connecting(store, connections, tokens);
    this.apis = apis;
  }

  /** Why it did not succeed, and whether it may yet. */
  private record Trouble(String code, String message, boolean again) {}

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedRequest owed = OwedRequest.of(entry);
    Trouble trouble = call(owed);
    if (trouble == null) {
      return Outcome.DONE;
    }
    int attempts = entry.attempts() + 1;
    Instant now = turns.clock().instant();
    String exhausted = trouble.again() ? owed.exhausted(attempts, now) : null;
    return trouble.again() && exhausted == null
        ? new Outcome.RetryAt(owed.again(attempts, now))
        : over(owed, trouble, attempts, exhausted);
  }

  /** Makes a request at once, for who tries again by other means: why it failed, or null. */
  public @Nullable String tell(OwedRequest request) {
    Trouble trouble = call(request);
    return trouble == null ? null : trouble.message();
  }

  private @Nullable Trouble call(OwedRequest owed) {
    try {
      ApiMethod method =
          TargetKind.of(owed.target().arn()) == TargetKind.API
              ? ApiMethod.of(owed.target().arn())
              : null;
      return method == null ? destination(owed) : api(owed, method);
    } catch (CallFailure failure) {
      String cause = String.valueOf(failure.failure().cause());
      boolean again = Connecting.IN_PROGRESS.equals(failure.failure().error());
      return new Trouble("SDK_CLIENT_ERROR", cause, again);
    }
  }

  private @Nullable Trouble api(OwedRequest owed, ApiMethod method) {
    String base = apis.base(method.api(), method.region());
    OutsideRequest request = DestinationRequest.of(base, method, owed);
    return trouble("API Gateway", apis.send(method.api(), request, method.region()));
  }

  private @Nullable Trouble destination(OwedRequest owed) {
    ApiDestination destination =
        store.<@Nullable ApiDestination>read(tx -> destinations.find(tx, owed.target().arn()));
    if (destination == null) {
      return new Trouble("NO_RESOURCE", "The API destination does not exist.", false);
    }
    Connection connection = connecting.usable(destination.connection());
    OutsideRequest request = DestinationRequest.of(destination, connection, owed);
    return trouble("ApiDestination", connecting.exchange(request, connection, http::send));
  }

  private static @Nullable Trouble trouble(String who, Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.isSuccess() -> null;
      case Exchange.Answered answer ->
          new Trouble(
              "SDK_CLIENT_ERROR",
              "Unable to invoke %s endpoint: %s endpoint responded with HTTP status code %d."
                  .formatted(who, who.replace("ApiD", "API d"), answer.status()),
              AGAIN.contains(answer.status()) || answer.status() >= SERVER_ERROR);
      // It was taken, whatever else was said.
      case Exchange.TooLarge() -> null;
      case Exchange.Broken(_, String why) ->
          new Trouble("SDK_CLIENT_ERROR", "Unable to invoke " + who + " endpoint: " + why, true);
      case Exchange.Forbidden(String why) -> new Trouble("SDK_CLIENT_ERROR", why, false);
    };
  }

  private Outcome over(
      OwedRequest owed, Trouble trouble, int attempts, @Nullable String exhausted) {
    LOG.warn(
        "A target was not told rule={} target={} after={}: {}",
        owed.rule(),
        owed.target().arn(),
        attempts,
        trouble.message());
    Map<String, String> why = new java.util.HashMap<>();
    why.put("RULE_ARN", owed.rule().value());
    why.put("TARGET_ARN", owed.target().arn().value());
    why.put("ERROR_CODE", trouble.code());
    why.put("ERROR_MESSAGE", trouble.message());
    why.put("RETRY_ATTEMPTS", Integer.toString(attempts - 1));
    if (exhausted != null) {
      why.put("EXHAUSTED_RETRY_CONDITION", exhausted);
    }
    Delivery dead = new Delivery(owed.id(), owed.target(), owed.event(), why);
    return new Outcome.Done(tx -> {
      var lost = targets.bury(tx, turns.now(), dead);
      if (lost != null) {
        LOG.warn(
            "A dead-letter queue could not take an event target={}: {}",
            owed.target().arn(),
            lost.getMessage());
      }
    });
  }
}
