package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What must happen outside the interpreter, in the same transaction or, durably owed, after it. */
public sealed interface Effect {
  /**
   * Calls a service or a function; the result comes back as a trigger.
   *
   * @param role the ARN of the role as which it is called, null for the machine's own
   */
  record CallTask(TaskRef task, Resource resource, JsonNode parameters, @Nullable String role)
      implements Effect {
    /** A call as the machine's own role. */
    public CallTask(TaskRef task, Resource resource, JsonNode parameters) {
      this(task, resource, parameters, null);
    }
  }

  /** Offers a task to an activity's workers. */
  record OfferActivity(TaskRef task, Arn activity, String input) implements Effect {}

  /** Begins the run of a distributed Map; its end comes back as a trigger. */
  record StartMapRun(MapPlan plan) implements Effect {}

  /** Lets the run that a distributed Map began at this event go on. */
  record RedriveMapRun(TaskRef map) implements Effect {}

  /** Nobody waits any more for what a task's request has begun. */
  record Abandon(TaskRef task) implements Effect {}

  /** Tells that the execution has ended. */
  record Ended(ExecutionStatus status) implements Effect {}
}
