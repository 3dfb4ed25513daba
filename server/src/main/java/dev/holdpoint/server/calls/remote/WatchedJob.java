package dev.holdpoint.server.calls.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.store.ExecutionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job that a task waits for, as the outbox remembers it.
 *
 * @param ask the parameters that show it
 * @param stop those that stop it, where it can be stopped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WatchedJob(
    long execution,
    int branch,
    long event,
    String service,
    String action,
    @Nullable String role,
    JsonNode ask,
    @Nullable JsonNode stop) {
  static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  static WatchedJob of(
      Effect.CallTask call, Resource.Integration resource, Optimized.Job job, JsonNode answer) {
    JsonNode stop = job.stopWith();
    return new WatchedJob(
        call.task().execution().value(),
        call.task().branch(),
        call.task().event(),
        resource.service(),
        resource.action(),
        call.role(),
        Shaping.of(job.with(), call.parameters(), answer),
        stop == null ? null : Shaping.of(stop, call.parameters(), answer));
  }

  TaskRef task() {
    return new TaskRef(new ExecutionId(execution), branch, event);
  }
}
