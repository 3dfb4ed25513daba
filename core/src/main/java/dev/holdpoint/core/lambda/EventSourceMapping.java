package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;

/** A queue that feeds a function. */
public record EventSourceMapping(
    String uuid, Arn queue, Arn function, MappingSettings settings, Instant modifiedAt) {

  EventSourceMapping with(MappingSettings changed, Arn newFunction, Instant now) {
    return new EventSourceMapping(uuid, queue, newFunction, changed, now);
  }
}
