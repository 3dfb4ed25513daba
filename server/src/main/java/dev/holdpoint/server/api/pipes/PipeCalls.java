package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.server.calls.FunctionCall;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls whose answers a pipe waits for: functions, and executions of Express machines. */
record PipeCalls(PipeParts parts) {
  /** As long as an Express execution may run. */
  private static final Duration LONGEST_EXECUTION = Duration.ofMinutes(5);

  /** What was called has failed, as its own code or configuration has it. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  /** How long a call may take. */
  Duration longest(Arn called) {
    return TargetKind.of(called) == TargetKind.FUNCTION
        ? Duration.ofSeconds(parts.functions().find(called.value()).settings().timeoutSeconds())
        : LONGEST_EXECUTION;
  }

  /**
   * Calls and waits.
   *
   * @return what it answered, a text where that is no JSON
   * @throws FailedException where it failed
   */
  JsonNode call(Arn called, String payload) {
    String answer =
        TargetKind.of(called) == TargetKind.FUNCTION
            ? invoke(called, payload)
            : execute(called, payload);
    if (answer == null) {
      return Json.nullNode();
    }
    try {
      return Json.parse(answer);
    } catch (JacksonException e) {
      return Json.text(answer);
    }
  }

  private String invoke(Arn function, String payload) {
    FunctionCall.Result result =
        parts.functions().invoke(function.value(), payload, UUID.randomUUID().toString());
    if (result.functionError() != null) {
      throw new FailedException("The function failed: " + function);
    }
    return result.payload();
  }

  private @Nullable String execute(Arn machine, String payload) {
    ExecutionRow ended =
        parts.executions().run(new Executions.Start(machine.value(), null, payload, null));
    if (ended.status() != ExecutionStatus.SUCCEEDED) {
      throw new FailedException("The execution ended as " + ended.status() + ": " + ended.arn());
    }
    Histories.Ending ending = parts.store().read(tx -> Histories.ending(tx, ended));
    return ending.output();
  }
}
