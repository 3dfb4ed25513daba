package dev.holdpoint.server.calls.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * AWS's optimized integration of one service.
 *
 * @param module the service's module in the AWS SDK for Java
 * @param prefix what its errors' names begin with
 * @param exception the error's name where the service's own has none
 * @param client how the SDK's old version calls the service in its texts
 * @param actions those that are more than a call of their own name
 */
record Optimized(
    String module,
    String prefix,
    String exception,
    String client,
    @Nullable Map<String, Special> actions) {

  /** What there is to know of an action; nothing for most. */
  Special special(String action) {
    Special known = actions == null ? null : actions.get(action);
    return known == null ? Special.NONE : known;
  }

  /**
   * What is special about an action.
   *
   * @param module where another one than the service's own has it
   * @param call the SDK's action, where it has another name
   * @param request its parameters, made of the task's
   * @param answer the task's result, made of its answer
   * @param refused where the answer lists what was refused; then the task fails with {@code
   *     refusal}
   * @param unsupported why it cannot be called
   */
  record Special(
      @Nullable String module,
      @Nullable String call,
      @Nullable JsonNode request,
      @Nullable JsonNode answer,
      @Nullable String refused,
      @Nullable String refusal,
      @Nullable String unsupported,
      @Nullable Job job) {
    static final Special NONE = new Special(null, null, null, null, null, null, null, null);
  }

  /**
   * How a job's end is known, for {@code .sync}.
   *
   * @param ask the action that shows the job
   * @param with its parameters, made of request and response
   * @param state where it tells the job's state
   * @param done states of a good end
   * @param failed states of a bad one
   * @param result the task's result, made of what is shown; all of it where none is given
   * @param gone the error that means a good end: the thing is deleted
   * @param exitCodes where containers are listed that must all have ended with 0
   * @param stop the action that stops the job, where there is one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Job(
      String ask,
      JsonNode with,
      String state,
      @Nullable List<String> done,
      @Nullable List<String> failed,
      @Nullable JsonNode result,
      @Nullable String gone,
      @Nullable String exitCodes,
      @Nullable String stop,
      @Nullable JsonNode stopWith) {
    boolean isDone(String now) {
      return done != null && done.contains(now);
    }

    boolean isFailed(String now) {
      return failed != null && failed.contains(now);
    }
  }
}
