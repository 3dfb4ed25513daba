package dev.holdpoint.core.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Delivers events to a rule's targets: each target once, in the caller's transaction. */
public final class Targets {
  private final Map<TargetKind, TargetCall> calls;

  /** Kinds that are not in the map are refused when somebody names them as a target. */
  public Targets(Map<TargetKind, TargetCall> calls) {
    this.calls = Map.copyOf(calls);
  }

  boolean knows(Arn arn) {
    TargetKind kind = TargetKind.of(arn);
    return kind != null && calls.containsKey(kind);
  }

  /** Tells every target of the rule; says which could not be told. */
  List<Undelivered> deliver(Tx tx, Turn turn, Rule rule, JsonNode event) {
    List<Undelivered> failed = new ArrayList<>();
    for (Target target : rule.targets()) {
      Undelivered problem = deliver(tx, turn, rule, target, event);
      if (problem != null) {
        failed.add(problem);
      }
    }
    return failed;
  }

  private @Nullable Undelivered deliver(
      Tx tx, Turn turn, Rule rule, Target target, JsonNode event) {
    String id = id(rule, target, event);
    String input = target.input().of(event, rule.names(turn.now()));
    if (input == null) {
      return new Undelivered(
          rule.arn(), target.arn(), "INVALID_JSON", "The template gave no valid JSON.");
    }
    try {
      Delivery.Origin origin = new Delivery.Origin(rule.arn(), Json.write(event));
      call(target.arn()).deliver(tx, turn, new Delivery(id, target, input, Map.of(), origin));
      return null;
    } catch (AwsException e) {
      AwsException lost =
          bury(tx, turn, new Delivery(id, target, Json.write(event), why(rule, target, e)));
      if (lost != null) {
        // Without its dead-letter queue the event is lost, as on AWS; the caller hears of the
        // cause.
        e.addSuppressed(lost);
      }
      return new Undelivered(rule.arn(), target.arn(), e.code(), e.getMessage());
    }
  }

  /**
   * Tells one target of what no rule made.
   *
   * @throws AwsException where it cannot take it, thrown before anything was written
   */
  public void tell(Tx tx, Turn turn, Delivery delivery) {
    call(delivery.target().arn()).deliver(tx, turn, delivery);
  }

  private static Map<String, String> why(Rule rule, Target target, AwsException cause) {
    return Map.of(
        "RULE_ARN", rule.arn().value(),
        "TARGET_ARN", target.arn().value(),
        "ERROR_CODE", cause.code(),
        "ERROR_MESSAGE", cause.getMessage());
  }

  /**
   * Puts what could not be delivered on the target's dead-letter queue, if it has one.
   *
   * @param delivery the event, with the attributes that say why
   * @return why it could not be put there, or null
   */
  public @Nullable AwsException bury(Tx tx, Turn turn, Delivery delivery) {
    Arn queue = delivery.target().deadLetterArn();
    if (queue == null) {
      return null;
    }
    Target grave = Target.of(delivery.target().id(), queue);
    try {
      call(queue)
          .deliver(
              tx,
              turn,
              new Delivery(delivery.id(), grave, delivery.input(), delivery.attributes()));
      return null;
    } catch (AwsException gone) {
      return gone;
    }
  }

  private TargetCall call(Arn arn) {
    TargetKind kind = TargetKind.of(arn);
    TargetCall call = kind == null ? null : calls.get(kind);
    if (call == null) {
      throw AwsException.of("InvalidTarget", "Expected a known kind of target, but it was " + arn);
    }
    return call;
  }

  /** At most 73 characters, as an execution's name has at most 80. */
  private static String id(Rule rule, Target target, JsonNode event) {
    // A replayed event is another one: it starts another execution.
    String which = rule.arn() + " " + target.id() + event.path(Replay.NAME).asString("");
    return event.path("id").asString() + "_" + UUID.nameUUIDFromBytes(which.getBytes(UTF_8));
  }
}
