package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a branch waits for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "k")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Sleeping.class, name = "sleep"),
  @JsonSubTypes.Type(value = Phase.Retrying.class, name = "retry"),
  @JsonSubTypes.Type(value = Phase.Calling.class, name = "call"),
  @JsonSubTypes.Type(value = Phase.Yielding.class, name = "yield"),
  @JsonSubTypes.Type(value = Phase.Forked.class, name = "fork"),
  @JsonSubTypes.Type(value = Phase.Mapping.class, name = "map"),
  @JsonSubTypes.Type(value = Phase.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Phase.Running.class, name = "run")
})
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public sealed interface Phase {
  /** For nothing: it moves within this very turn. */
  record Running() implements Phase {}

  /** For a Wait state's time. */
  record Sleeping(long timer) implements Phase {}

  /** For a failed task's next attempt. */
  record Retrying(long timer) implements Phase {}

  /** For its next turn, in which it enters this state: it had used up the last one. */
  record Yielding(long timer, String next) implements Phase {}

  /**
   * For the branches of a Parallel or the iterations of a Map.
   *
   * @param event the event that started the work
   * @param total how many there are
   * @param started how many were begun; the next one has this index
   * @param done how many have ended
   * @param limit how many may run side by side
   * @param timer begins more in another turn; 0 where there is none
   */
  record Forked(long event, int total, int started, int done, int limit, long timer)
      implements Phase {
    public boolean mayStartMore() {
      return started < total && started - done < limit;
    }

    public Forked oneStarted() {
      return new Forked(event, total, started + 1, done, limit, timer);
    }

    public Forked oneDone() {
      return new Forked(event, total, started, done + 1, limit, timer);
    }

    public Forked withTimer(long other) {
      return new Forked(event, total, started, done, limit, other);
    }
  }

  /**
   * For the run of a distributed Map.
   *
   * @param event the event that told of the run when it was begun
   * @param run its ARN
   * @param redrives how often the run was redriven
   */
  record Mapping(long event, String run, int redrives) implements Phase {}

  /** For nothing any more: a branch of a Parallel or Map that has ended well. */
  record Done() implements Phase {}

  /**
   * For a task's end.
   *
   * @param event the event that scheduled this attempt
   * @param submitted whether the called service has taken the request (callback tasks only)
   * @param answer an answer that overtook the acknowledgement of its own request
   * @param timeoutTimer 0 where there is none
   * @param heartbeatTimer 0 where there is none
   */
  record Calling(
      long event,
      boolean submitted,
      @Nullable Answer answer,
      long timeoutTimer,
      long heartbeatTimer,
      long heartbeatSeconds)
      implements Phase {
    public Calling withSubmitted() {
      return new Calling(event, true, answer, timeoutTimer, heartbeatTimer, heartbeatSeconds);
    }

    public Calling withHeartbeatTimer(long timer) {
      return new Calling(event, submitted, answer, timeoutTimer, timer, heartbeatSeconds);
    }

    /** Answered early: whatever comes, this is how it ends, so no timer counts any more. */
    public Calling answeredEarly(Answer early) {
      return new Calling(event, submitted, early, 0, 0, 0);
    }
  }

  /**
   * What a worker answered.
   *
   * @param output JSON text, null for a failure
   */
  record Answer(@Nullable String output, @Nullable Failure failure) {}
}
