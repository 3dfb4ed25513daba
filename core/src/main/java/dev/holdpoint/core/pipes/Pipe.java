package dev.holdpoint.core.pipes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;

/**
 * A pipe.
 *
 * @param running whether it is to run; else it is stopped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pipe(
    String name,
    Arn arn,
    PipeSettings settings,
    boolean running,
    Map<String, String> tags,
    Instant createdAt,
    Instant modifiedAt) {
  public Pipe {
    tags = Map.copyOf(tags);
  }

  Pipe with(PipeSettings changed, boolean run, Instant now) {
    return new Pipe(name, arn, changed, run, tags, createdAt, now);
  }

  Pipe tagged(Map<String, String> all) {
    return new Pipe(name, arn, settings, running, all, createdAt, modifiedAt);
  }
}
