package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.asl.Distribution.Transformation;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a map run tells of an execution. */
public final class Results {
  private Results() {}

  /** The execution's results in this form, as JSON texts; one that failed is always told whole. */
  public static List<String> of(Tx tx, ExecutionRow child, Transformation form) {
    Histories.Ending ending = Histories.ending(tx, child);
    String output = ending.output();
    if (output == null || form == Transformation.NONE) {
      return List.of(Json.write(whole(tx, child, ending)));
    }
    if (form == Transformation.FLATTEN) {
      JsonNode value = Json.parse(output);
      if (value.isArray()) {
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(Json.write(element)));
        return elements;
      }
    }
    return List.of(output);
  }

  private static ObjectNode whole(Tx tx, ExecutionRow child, Histories.Ending ending) {
    ObjectNode json = Json.object();
    put(json, "Cause", ending.cause());
    put(json, "Error", ending.error());
    json.put("ExecutionArn", child.arn().value());
    json.put("Input", Histories.input(tx, child));
    json.putObject("InputDetails").put("Included", true);
    json.put("Name", child.arn().name());
    if (ending.output() != null) {
      json.put("Output", ending.output());
      json.putObject("OutputDetails").put("Included", true);
    }
    redrive(json, tx, child);
    json.put("StartDate", child.startedAt().toString());
    json.put("StateMachineArn", child.machineArn().value());
    json.put("Status", child.status().name());
    Instant stopped = child.stoppedAt();
    put(json, "StopDate", stopped == null ? null : stopped.toString());
    return json;
  }

  private static void redrive(ObjectNode json, Tx tx, ExecutionRow child) {
    boolean redrivable = child.status() != ExecutionStatus.SUCCEEDED;
    Redrives.Redriven redriven = Redrives.find(tx, child);
    json.put("RedriveCount", redriven == null ? 0 : redriven.count());
    json.put("RedriveStatus", redrivable ? "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE");
    if (!redrivable) {
      json.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
  }

  private static void put(ObjectNode json, String member, @Nullable String text) {
    if (text != null) {
      json.put(member, text);
    }
  }
}
