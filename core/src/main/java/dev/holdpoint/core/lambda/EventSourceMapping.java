package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;

/**
 * A queue, or a table's stream, that feeds a function.
 *
 * @param queue the source's ARN, whichever it is
 */
public record EventSourceMapping(
    String uuid, Arn queue, Arn function, MappingSettings settings, Instant modifiedAt) {

  EventSourceMapping with(MappingSettings changed, Arn newFunction, Instant now) {
    return new EventSourceMapping(uuid, queue, newFunction, changed, now);
  }
}
