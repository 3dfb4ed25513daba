package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Origin;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.engine.Redrive;
import dev.holdpoint.core.engine.Trial;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The context object, {@code $$}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">
 *     Context object</a>
 */
final class Context {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Context() {}

  static ObjectNode of(Draft draft, Branch branch) {
    if (draft.trial() != null) {
      return inTrial(draft, draft.trial(), branch);
    }
    ExecutionRow row = draft.before().row();
    ObjectNode context = Json.object();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", row.arn().value());
    execution.set("Input", draft.input());
    execution.put("StartTime", time(row.startedAt()));
    execution.put("Name", row.name());
    execution.put("RoleArn", draft.roleArn());
    Redrive redrive = draft.redrive();
    execution.put("RedriveCount", redrive == null ? 0 : redrive.count());
    if (redrive != null) {
      execution.put("RedriveTime", time(redrive.at()));
    }
    ObjectNode machine = context.putObject("StateMachine");
    machine.put("Id", row.machineArn().value());
    machine.put("Name", row.machineArn().name());
    Position at = branch.position();
    ObjectNode state = context.putObject("State");
    state.put("Name", at.state());
    state.put("EnteredTime", time(at.enteredAt()));
    if (draft.definition().state(at.state()) instanceof State.Task) {
      state.put("RetryCount", at.retryCount());
    }
    inIteration(context, draft, branch);
    return context;
  }

  /** Where a state is only tried there is the context that was given, or a smaller one. */
  private static ObjectNode inTrial(Draft draft, Trial trial, Branch branch) {
    if (trial.context() != null) {
      return trial.context().deepCopy();
    }
    ExecutionRow row = draft.before().row();
    ObjectNode context = Json.object();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", row.arn().value());
    execution.set("Input", draft.input());
    execution.put("Name", row.arn().name());
    if (!draft.roleArn().isEmpty()) {
      execution.put("RoleArn", draft.roleArn());
    }
    execution.put("StartTime", time(row.startedAt()));
    context
        .putObject("StateMachine")
        .put("Id", row.machineArn().value())
        .put("Name", row.machineArn().name());
    Position at = branch.position();
    context
        .putObject("State")
        .put("Name", at.state())
        .put("EnteredTime", time(at.enteredAt()))
        .put("RetryCount", at.retryCount());
    return context;
  }

  /** Within an iteration of a Map, however deep, there is the item. */
  private static void inIteration(ObjectNode context, Draft draft, Branch branch) {
    Origin origin = branch.position().origin();
    while (origin != null) {
      Branch parent = draft.branch(origin.parent());
      if (parent.gathered().items() != null) {
        context.set("Map", map(parent, origin.index()));
        return;
      }
      origin = parent.position().origin();
    }
  }

  /** A context with another item in it. */
  static ObjectNode within(JsonNode context, Branch map, int index) {
    ObjectNode copy = Json.object().setAll((ObjectNode) context);
    copy.set("Map", map(map, index));
    return copy;
  }

  private static ObjectNode map(Branch map, int index) {
    ObjectNode node = Json.object();
    node.putObject("Item").put("Index", index).set("Value", item(map, index));
    return node;
  }

  /** The item that an iteration is for. */
  static JsonNode item(Branch map, int index) {
    JsonNode items = map.gathered().items();
    JsonNode item = items == null ? null : items.get(index);
    if (item == null) {
      throw new IllegalStateException(
          "Expected an item, but there is none (state="
              + map.position().state()
              + ", index="
              + index
              + ")");
    }
    return item;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
