package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A state machine.
 *
 * @param definition key of its current definition's row
 * @param revisionId null until it is updated for the first time
 * @param logging as the caller gave it, or null
 */
public record StateMachine(
    Arn arn,
    String name,
    String definition,
    String roleArn,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String revisionId,
    @Nullable JsonNode logging,
    boolean tracing,
    Map<String, String> tags) {
  public StateMachine {
    // Read back from its row, what is absent comes as JSON's null.
    logging = logging == null || logging.isNull() ? null : logging;
    tags = Map.copyOf(tags);
  }
}
