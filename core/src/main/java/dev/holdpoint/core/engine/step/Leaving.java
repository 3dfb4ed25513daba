package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Origin;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.store.ExecutionStatus;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The last thing that happens in a state, and at the end of a branch or an execution. */
final class Leaving {
  private Leaving() {}

  /** Leaves a state with this for whatever follows. */
  static void exit(Draft draft, HistoryEventType type, Branch branch, Flow.Leave leave, Next next) {
    int id = branch.position().branch();
    String text;
    Assigned assigned;
    try {
      text = Flow.text(leave.output());
      assigned = Assigned.of(leave.assigned());
    } catch (QueryFailure tooDeep) {
      fail(draft, draft.branch(id), Failure.in(branch.position(), tooDeep));
      return;
    }
    if (isTooLarge(draft, text)) {
      fail(draft, draft.branch(id), Failure.tooLarge(branch.position().state()));
      return;
    }
    if (assigned.isTooLarge(draft, draft.branch(id))) {
      fail(draft, draft.branch(id), Failure.tooMuchAssigned(branch.position().state()));
      return;
    }
    ObjectNode details =
        HistoryEvent.payload("output", text).put("name", branch.position().state());
    assigned.tell(details);
    long exited = draft.event(id, type, details);
    if (!assigned.isEmpty()) {
      draft.assign(id, exited, assigned.values());
    }
    follow(draft, draft.branch(id), exited, leave.output(), text, next);
  }

  private static void follow(
      Draft draft, Branch branch, long exited, JsonNode output, String text, Next next) {
    Origin origin = branch.position().origin();
    switch (next) {
      case Next.To(String state) -> draft.arrive(branch.position().branch(), exited, state, output);
      case Next.End() when origin != null ->
          Forks.ended(draft, branch, origin, output, text.length());
      case Next.End() -> succeed(draft, exited, text);
    }
  }

  private static void succeed(Draft draft, long after, String output) {
    draft.event(
        after, HistoryEventType.EXECUTION_SUCCEEDED, HistoryEvent.payload("output", output));
    draft.end(ExecutionStatus.SUCCEEDED);
  }

  /** Nothing in this state handles its failure: it goes on to the state around it, if any. */
  static void fail(Draft draft, Branch branch, Failure failure) {
    draft.remember();
    Origin origin = branch.position().origin();
    if (origin == null || failure.isFatal()) {
      failExecution(draft, branch, failure);
    } else {
      Forks.failed(draft, branch, origin, failure);
    }
  }

  private static void failExecution(Draft draft, Branch branch, Failure failure) {
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
