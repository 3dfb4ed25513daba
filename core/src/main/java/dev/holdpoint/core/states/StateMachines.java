package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.asl.VariableReferences;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of state machines.
 *
 * <p>A definition is kept in a row of its own for each revision, with the machine as it then was,
 * so that what runs keeps running what it began with.
 */
public final class StateMachines {
  /** A pure function's memory. */
  private static final Bindings<StateMachine> MACHINES = new Bindings<>(StateMachine.class);

  private StateMachines() {}

  /**
   * What may be said of a machine when it is made.
   *
   * @param publish whether to publish a version at once, with this description
   */
  public record Spec(
      String name,
      MachineType type,
      String definition,
      String roleArn,
      LogSettings logging,
      boolean tracing,
      Map<String, String> tags,
      @Nullable Publishing publish) {
    /** A Standard machine without anything special. */
    public static Spec standard(String name, String definition, String roleArn) {
      return new Spec(
          name, MachineType.STANDARD, definition, roleArn, LogSettings.OFF, false, Map.of(), null);
    }
  }

  /** What may be changed; null leaves it as it is. */
  public record Change(
      @Nullable String definition,
      @Nullable String roleArn,
      @Nullable LogSettings logging,
      @Nullable Boolean tracing,
      @Nullable Publishing publish) {
    boolean isEmpty() {
      return definition == null && roleArn == null && logging == null && tracing == null;
    }
  }

  /** The wish for a version. */
  public record Publishing(@Nullable String description) {}

  /** A machine, and the version that was asked for with it. */
  public record Written(StateMachine machine, @Nullable MachineVersion version) {}

  /**
   * Makes a machine. Asking again for the same is no error.
   *
   * @throws dev.holdpoint.core.aws.AwsException InvalidName, InvalidArn (of the role),
   *     InvalidDefinition, InvalidLoggingConfiguration, StateMachineAlreadyExists,
   *     StateMachineDeleting
   */
  public static Written create(Tx tx, Turn turn, Spec spec) {
    Names.check(spec.name(), turn.limits());
    checkRole(spec.roleArn());
    check(spec.definition(), spec.type(), turn);
    spec.logging().checked();
    Tagging.checked(spec.tags());
    Arn arn = turn.home().arn("states", "stateMachine:" + spec.name());
    StateMachine known = find(tx, arn);
    if (known != null) {
      return same(tx, known, spec);
    }
    StateMachine machine =
        new StateMachine(
            arn,
            spec.name(),
            spec.type(),
            newKey(turn, arn),
            spec.roleArn(),
            turn.now(),
            turn.now(),
            null,
            spec.logging(),
            spec.tracing(),
            spec.tags(),
            0,
            false);
    keep(tx, machine, spec.definition());
    return published(tx, turn, machine, spec.publish());
  }

  private static Written same(Tx tx, StateMachine known, Spec spec) {
    if (known.deleting()) {
      throw StatesError.machineDeleting(known.arn());
    }
    boolean same =
        Definitions.text(tx, known.definition()).equals(spec.definition())
            && known.type() == spec.type()
            && known.logging().equals(spec.logging())
            && known.tracing() == spec.tracing();
    MachineVersion version =
        spec.publish() == null ? null : MachineVersions.ofCurrentRevision(tx, known);
    if (!same || !isPublishedAs(version, spec.publish())) {
      throw StatesError.machineAlreadyExists(known.arn());
    }
    return new Written(known, version);
  }

  private static boolean isPublishedAs(
      @Nullable MachineVersion version, @Nullable Publishing wanted) {
    return wanted == null
        || (version != null && Objects.equals(version.description(), wanted.description()));
  }

  private static Written published(
      Tx tx, Turn turn, StateMachine machine, @Nullable Publishing publish) {
    return publish == null
        ? new Written(machine, null)
        : new Written(machine, MachineVersions.publish(tx, turn, machine, publish.description()));
  }

  /**
   * Changes a machine; executions that run keep what they began with. A change to what it already
   * is makes no new revision.
   *
   * @throws dev.holdpoint.core.aws.AwsException MissingRequiredParameter, StateMachineDoesNotExist,
   *     …
   */
  public static Written update(Tx tx, Turn turn, String arnText, Change change) {
    StateMachine known = getActive(tx, MachineArn.unqualified(arnText));
    if (change.isEmpty()) {
      throw StatesError.missingParameter(
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    if (change.roleArn() != null) {
      checkRole(change.roleArn());
    }
    if (change.definition() != null) {
      check(change.definition(), known.type(), turn);
    }
    String before = Definitions.text(tx, known.definition());
    String text = change.definition() == null ? before : change.definition();
    StateMachine changed = changed(turn, known, change);
    if (text.equals(before)
        && changed.roleArn().equals(known.roleArn())
        && changed.logging().equals(known.logging())
        && changed.tracing() == known.tracing()) {
      return published(tx, turn, known, change.publish());
    }
    keep(tx, changed, text);
    return published(tx, turn, changed, change.publish());
  }

  private static StateMachine changed(Turn turn, StateMachine known, Change change) {
    return new StateMachine(
        known.arn(),
        known.name(),
        known.type(),
        newKey(turn, known.arn()),
        change.roleArn() == null ? known.roleArn() : change.roleArn(),
        known.createdAt(),
        turn.now(),
        turn.ids().uuid(),
        change.logging() == null ? known.logging() : change.logging().checked(),
        change.tracing() == null ? known.tracing() : change.tracing(),
        known.tags(),
        known.lastVersion(),
        known.deleting());
  }

  /** The machine of this ARN, or the error that AWS gives. */
  public static StateMachine get(Tx tx, String arnText) {
    return get(tx, MachineArn.unqualified(arnText));
  }

  private static StateMachine get(Tx tx, MachineArn arn) {
    StateMachine machine = find(tx, arn.machine());
    if (machine == null) {
      throw StatesError.machineDoesNotExist(arn.given());
    }
    return machine;
  }

  /** As {@link #get}; one that is being deleted is an error too. */
  static StateMachine getActive(Tx tx, MachineArn arn) {
    StateMachine machine = get(tx, arn);
    if (machine.deleting()) {
      throw StatesError.machineDeleting(machine.arn());
    }
    return machine;
  }

  /** The machine of this ARN; null where there is none, or its last execution has ended. */
  public static @Nullable StateMachine find(Tx tx, Arn arn) {
    JsonNode body = tx.resources().find(ResourceKind.STATE_MACHINE, arn.value());
    StateMachine machine = body == null ? null : MACHINES.read(body);
    return machine == null || isGone(tx, machine) ? null : machine;
  }

  private static boolean isGone(Tx tx, StateMachine machine) {
    return machine.deleting() && !isRunning(tx, machine.arn());
  }

  private static boolean isRunning(Tx tx, Arn machine) {
    return tx.executions().count(ExecutionFilter.of(machine, ExecutionStatus.RUNNING), 1) > 0;
  }

  /** The machine as it was when this execution began. */
  public static StateMachine of(Tx tx, ExecutionRow row) {
    JsonNode kept = Definitions.machine(tx, row.definition());
    // A definition of the time before machines were kept with it.
    return kept == null ? get(tx, row.machineArn().value()) : MACHINES.read(kept);
  }

  /**
   * Takes a machine away with its versions and aliases. What runs goes on to its end; until then
   * the machine is there as one that is being deleted. Nothing happens where there is none.
   */
  public static void delete(Tx tx, String arnText) {
    Arn arn = MachineArn.unqualified(arnText).machine();
    StateMachine machine = find(tx, arn);
    MachineVersions.deleteAll(tx, arn);
    Aliases.deleteAll(tx, arn);
    if (machine != null && isRunning(tx, arn)) {
      put(tx, machine.goingAway());
    } else {
      tx.resources().delete(ResourceKind.STATE_MACHINE, arn.value());
    }
  }

  /**
   * Machines in the order of their ARNs.
   *
   * @param home only those of this account and region, or null for all
   * @param limit at least as many, where there are
   */
  public static List<StateMachine> list(
      Tx tx, @Nullable Home home, @Nullable String after, int limit) {
    String prefix = home == null ? "" : home.arn("states", "").value();
    List<StateMachine> found = new ArrayList<>();
    String last = after;
    List<Resource> rows;
    do {
      rows = tx.resources().list(ResourceKind.STATE_MACHINE, prefix, last, limit);
      for (Resource row : rows) {
        StateMachine machine = MACHINES.read(row.body());
        if (!isGone(tx, machine)) {
          found.add(machine);
        }
        last = row.key();
      }
    } while (found.size() < limit && rows.size() == limit);
    return found;
  }

  static void put(Tx tx, StateMachine machine) {
    tx.resources().put(ResourceKind.STATE_MACHINE, machine.arn().value(), Json.tree(machine));
  }

  private static String newKey(Turn turn, Arn arn) {
    return arn.value() + "#" + turn.ids().next();
  }

  private static void keep(Tx tx, StateMachine machine, String text) {
    put(tx, machine);
    JsonNode asItIs = Json.tree(machine.withTags(Map.of()));
    Definitions.put(tx, machine.definition(), text, asItIs);
  }

  private static void checkRole(String roleArn) {
    if (!roleArn.startsWith("arn:")) {
      throw StatesError.invalidRole(roleArn);
    }
  }

  private static void check(String definition, MachineType type, Turn turn) {
    if (definition.length() > turn.limits().definitionBytes()) {
      throw StatesError.tooLong("definition", turn.limits().definitionBytes());
    }
    List<Diagnostic> problems = DefinitionCheck.errors(definition, type);
    if (!problems.isEmpty()) {
      throw StatesError.invalidDefinition(new InvalidDefinition(problems));
    }
  }

  /** The variables that each state of a kept definition refers to, by the states' names. */
  public static Map<String, Set<String>> variableReferences(Tx tx, String definition) {
    return VariableReferences.of(DefinitionReader.read(Definitions.text(tx, definition)));
  }
}
