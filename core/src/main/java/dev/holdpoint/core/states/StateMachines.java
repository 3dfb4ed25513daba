package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of state machines.
 *
 * <p>A definition is kept in a row of its own for each revision, so that what runs keeps running
 * what it began with.
 */
public final class StateMachines {
  /** A pure function's memory. */
  private static final Bindings<StateMachine> MACHINES = new Bindings<>(StateMachine.class);

  private StateMachines() {}

  /** What may be said of a machine when it is made. */
  public record Spec(
      String name,
      String definition,
      String roleArn,
      @Nullable JsonNode logging,
      boolean tracing,
      Map<String, String> tags) {}

  /** What may be changed; null leaves it as it is. */
  public record Change(
      @Nullable String definition,
      @Nullable String roleArn,
      @Nullable JsonNode logging,
      @Nullable Boolean tracing) {
    boolean isEmpty() {
      return definition == null && roleArn == null && logging == null && tracing == null;
    }
  }

  /**
   * Makes a machine. Asking again for the same is no error.
   *
   * @throws dev.holdpoint.core.aws.AwsException InvalidName, InvalidArn (of the role),
   *     InvalidDefinition, StateMachineAlreadyExists
   */
  public static StateMachine create(Tx tx, Turn turn, Spec spec) {
    Names.check(spec.name(), turn.limits());
    checkRole(spec.roleArn());
    check(spec.definition(), turn);
    Arn arn = turn.home().arn("states", "stateMachine:" + spec.name());
    JsonNode known = tx.resources().find(ResourceKind.STATE_MACHINE, arn.value());
    if (known != null) {
      return same(tx, Json.read(known, StateMachine.class), spec);
    }
    StateMachine machine =
        new StateMachine(
            arn,
            spec.name(),
            keep(tx, turn, arn, spec.definition()),
            spec.roleArn(),
            turn.now(),
            turn.now(),
            null,
            spec.logging(),
            spec.tracing(),
            spec.tags());
    put(tx, machine);
    return machine;
  }

  private static StateMachine same(Tx tx, StateMachine known, Spec spec) {
    boolean same =
        Definitions.text(tx, known.definition()).equals(spec.definition())
            && Objects.equals(known.logging(), spec.logging())
            && known.tracing() == spec.tracing();
    if (!same) {
      throw StatesError.machineAlreadyExists(known.arn());
    }
    return known;
  }

  /**
   * Changes a machine; executions that run keep the definition they began with.
   *
   * @throws dev.holdpoint.core.aws.AwsException MissingRequiredParameter, StateMachineDoesNotExist,
   *     …
   */
  public static StateMachine update(Tx tx, Turn turn, String arnText, Change change) {
    StateMachine known = get(tx, arnText);
    if (change.isEmpty()) {
      throw StatesError.missingParameter(
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    if (change.roleArn() != null) {
      checkRole(change.roleArn());
    }
    if (change.definition() != null) {
      check(change.definition(), turn);
    }
    StateMachine changed =
        new StateMachine(
            known.arn(),
            known.name(),
            change.definition() == null
                ? known.definition()
                : keep(tx, turn, known.arn(), change.definition()),
            change.roleArn() == null ? known.roleArn() : change.roleArn(),
            known.createdAt(),
            turn.now(),
            turn.ids().uuid(),
            change.logging() == null ? known.logging() : change.logging(),
            change.tracing() == null ? known.tracing() : change.tracing(),
            known.tags());
    put(tx, changed);
    return changed;
  }

  /** The machine of this ARN, or the error that AWS gives. */
  public static StateMachine get(Tx tx, String arnText) {
    Arn arn = Names.arn(arnText, "stateMachine");
    StateMachine machine = find(tx, arn);
    if (machine == null) {
      throw StatesError.machineDoesNotExist(arn);
    }
    return machine;
  }

  public static @Nullable StateMachine find(Tx tx, Arn arn) {
    JsonNode body = tx.resources().find(ResourceKind.STATE_MACHINE, arn.value());
    return body == null ? null : MACHINES.read(body);
  }

  /** Takes a machine away; what runs goes on to its end. Nothing happens where there is none. */
  public static void delete(Tx tx, String arnText) {
    tx.resources().delete(ResourceKind.STATE_MACHINE, Names.arn(arnText, "stateMachine").value());
  }

  /** Machines in the order of their ARNs. */
  public static List<StateMachine> list(Tx tx, @Nullable String after, int limit) {
    return tx.resources().list(ResourceKind.STATE_MACHINE, "", after, limit).stream()
        .map(Resource::body)
        .map(body -> Json.read(body, StateMachine.class))
        .toList();
  }

  private static void put(Tx tx, StateMachine machine) {
    tx.resources().put(ResourceKind.STATE_MACHINE, machine.arn().value(), Json.tree(machine));
  }

  private static String keep(Tx tx, Turn turn, Arn arn, String definition) {
    String key = arn.value() + "#" + turn.ids().next();
    Definitions.put(tx, key, definition);
    return key;
  }

  private static void checkRole(String roleArn) {
    if (!roleArn.startsWith("arn:")) {
      throw StatesError.invalidArn(roleArn);
    }
  }

  private static void check(String definition, Turn turn) {
    if (definition.length() > turn.limits().definitionBytes()) {
      throw StatesError.tooLong("definition", turn.limits().definitionBytes());
    }
    try {
      DefinitionReader.read(definition);
    } catch (InvalidDefinition invalid) {
      throw StatesError.invalidDefinition(invalid);
    }
  }
}
