package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine.
 *
 * @param definition key of its current definition's row; a new one for each revision
 * @param revisionId null until it is updated for the first time
 * @param lastVersion the greatest version number given so far; never given again
 * @param deleting it goes away when its last execution has ended
 */
public record StateMachine(
    Arn arn,
    String name,
    MachineType type,
    String definition,
    String roleArn,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String revisionId,
    LogSettings logging,
    boolean tracing,
    Map<String, String> tags,
    int lastVersion,
    boolean deleting) {
  public StateMachine {
    // A row of old may say null.
    logging = logging == null ? LogSettings.OFF : logging;
    tags = Map.copyOf(tags);
  }

  StateMachine withTags(Map<String, String> changed) {
    return new StateMachine(
        arn,
        name,
        type,
        definition,
        roleArn,
        createdAt,
        updatedAt,
        revisionId,
        logging,
        tracing,
        changed,
        lastVersion,
        deleting);
  }

  StateMachine withLastVersion(int number) {
    return new StateMachine(
        arn,
        name,
        type,
        definition,
        roleArn,
        createdAt,
        updatedAt,
        revisionId,
        logging,
        tracing,
        tags,
        number,
        deleting);
  }

  StateMachine goingAway() {
    return new StateMachine(
        arn,
        name,
        type,
        definition,
        roleArn,
        createdAt,
        updatedAt,
        revisionId,
        logging,
        tracing,
        tags,
        lastVersion,
        true);
  }
}
