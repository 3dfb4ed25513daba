package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of machines' versions. */
public final class MachineVersions {
  private static final int MOST = 1_000_000_000;

  /** What AWS calls the revision of a machine that was never updated. */
  private static final String INITIAL = "INITIAL";

  private static final Bindings<MachineVersion> VERSIONS = new Bindings<>(MachineVersion.class);

  private MachineVersions() {}

  /**
   * Publishes the machine as it is now. What is already published is not published again.
   *
   * @param revisionId the revision that the caller means to publish, or null for any
   */
  public static MachineVersion publish(
      Tx tx,
      Turn turn,
      String machineArn,
      @Nullable String revisionId,
      @Nullable String description) {
    StateMachine machine = StateMachines.getActive(tx, MachineArn.unqualified(machineArn));
    String current = revision(machine);
    if (revisionId != null && !revisionId.equals(current)) {
      throw StatesError.conflict(
          "Failed to publish the State Machine version for revision "
              + revisionId
              + ". The current State Machine revision is "
              + current
              + ".");
    }
    return publish(tx, turn, machine, description);
  }

  /** The revision that the machine is in, as callers name it. */
  public static String revision(StateMachine machine) {
    return machine.revisionId() == null ? INITIAL : machine.revisionId();
  }

  static MachineVersion publish(
      Tx tx, Turn turn, StateMachine machine, @Nullable String description) {
    MachineVersion newest = ofCurrentRevision(tx, machine);
    if (newest != null) {
      return newest;
    }
    int limit = StatesLimits.AWS.versions();
    // Numbers are never given again, so that there is nothing to count before that many were given.
    if (machine.lastVersion() >= limit && list(tx, machine.arn(), null, limit).size() >= limit) {
      throw StatesError.quota(
          "Maximum number of versions per state machine reached. The limit is " + limit + ".");
    }
    int number = machine.lastVersion() + 1;
    StateMachines.put(tx, machine.withLastVersion(number));
    MachineVersion version =
        new MachineVersion(
            Arn.of(machine.arn() + ":" + number),
            number,
            turn.now(),
            description,
            machine.withTags(Map.of()));
    tx.resources()
        .put(ResourceKind.STATE_MACHINE_VERSION, key(machine.arn(), number), Json.tree(version));
    return version;
  }

  /** The version that shows the machine as it is now, or null where there is none. */
  static @Nullable MachineVersion ofCurrentRevision(Tx tx, StateMachine machine) {
    List<MachineVersion> newest = list(tx, machine.arn(), null, 1);
    return newest.isEmpty()
            || !newest.getFirst().machine().definition().equals(machine.definition())
        ? null
        : newest.getFirst();
  }

  /** The version of this machine, or null. */
  static @Nullable MachineVersion find(Tx tx, Arn machine, int number) {
    JsonNode body = tx.resources().find(ResourceKind.STATE_MACHINE_VERSION, key(machine, number));
    return body == null ? null : VERSIONS.read(body);
  }

  /** A machine's versions, newest first; none where there is no such machine. */
  public static List<MachineVersion> list(
      Tx tx, String machineArn, @Nullable Integer below, int limit) {
    return list(tx, MachineArn.unqualified(machineArn).machine(), below, limit);
  }

  private static List<MachineVersion> list(Tx tx, Arn machine, @Nullable Integer below, int limit) {
    String after = below == null ? null : key(machine, below);
    return tx
        .resources()
        .list(ResourceKind.STATE_MACHINE_VERSION, machine + ":", after, limit)
        .stream()
        .map(row -> VERSIONS.read(row.body()))
        .toList();
  }

  /** Takes a version away that no alias refers to; nothing happens where there is none. */
  public static void delete(Tx tx, String versionArn) {
    MachineArn arn = MachineArn.of(versionArn);
    if (arn.version() == 0) {
      throw StatesError.invalid(
          "The ARN must be a state machine version ARN. Received: " + versionArn);
    }
    List<String> aliases = aliases(tx, arn);
    if (!aliases.isEmpty()) {
      throw StatesError.conflict(
          "Version to be deleted must not be referenced by an alias. Current list of aliases"
              + " referencing this version: "
              + aliases);
    }
    tx.resources().delete(ResourceKind.STATE_MACHINE_VERSION, key(arn.machine(), arn.version()));
  }

  /** Whether an alias refers to this version, so that it cannot be deleted. */
  public static boolean isUsed(Tx tx, String versionArn) {
    return !aliases(tx, MachineArn.of(versionArn)).isEmpty();
  }

  private static List<String> aliases(Tx tx, MachineArn version) {
    return Aliases.all(tx, version.machine()).stream()
        .filter(alias -> alias.refersTo(version.given()))
        .map(Alias::name)
        .toList();
  }

  static void deleteAll(Tx tx, Arn machine) {
    list(tx, machine, null, MOST)
        .forEach(version ->
            tx.resources()
                .delete(ResourceKind.STATE_MACHINE_VERSION, key(machine, version.number())));
  }

  /** Counts downwards, so that the newest stands first. */
  private static String key(Arn machine, int number) {
    return machine + ":%010d".formatted(MOST - number);
  }
}
