package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.store.ExecutionStatus;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The last thing that happens in a state, and at the end of an execution. */
final class Leaving {
  private Leaving() {}

  /** Leaves a state with this output for whatever follows. */
  static void exit(Draft draft, HistoryEventType type, Branch branch, JsonNode output, Next next) {
    int id = branch.position().branch();
    String text;
    try {
      text = Flow.text(output);
    } catch (QueryFailure tooDeep) {
      failExecution(draft, draft.branch(id), Failure.in(branch.position(), tooDeep));
      return;
    }
    if (isTooLarge(draft, text)) {
      failExecution(draft, draft.branch(id), Failure.tooLarge(branch.position().state()));
      return;
    }
    long exited =
        draft.event(id, type, Draft.payload("output", text).put("name", branch.position().state()));
    switch (next) {
      case Next.To(String state) -> draft.arrive(id, exited, state, output);
      case Next.End() -> succeed(draft, exited, text);
    }
  }

  private static void succeed(Draft draft, long after, String output) {
    draft.event(after, HistoryEventType.EXECUTION_SUCCEEDED, Draft.payload("output", output));
    draft.end(ExecutionStatus.SUCCEEDED);
  }

  /** Ends the execution with this failure: nothing in this branch handles it. */
  static void failExecution(Draft draft, Branch branch, Failure failure) {
    long after = branch.position().lastEvent();
    draft.event(after, HistoryEventType.EXECUTION_FAILED, details(failure));
    draft.end(ExecutionStatus.FAILED);
  }

  /** A failure as history shows it: what it does not have is absent. */
  static ObjectNode details(Failure failure) {
    ObjectNode details = Json.object();
    if (failure.error() != null) {
      details.put("error", failure.error());
    }
    if (failure.cause() != null) {
      details.put("cause", failure.cause());
    }
    return details;
  }

  static boolean isTooLarge(Draft draft, String text) {
    int limit = draft.turn().limits().payloadBytes();
    // A character is at most three bytes for each unit of UTF-16: most texts need not be encoded.
    return text.length() > limit
        || (text.length() * 3L > limit && text.getBytes(StandardCharsets.UTF_8).length > limit);
  }
}
