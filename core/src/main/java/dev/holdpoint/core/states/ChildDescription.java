package dev.holdpoint.core.states;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a task that waited for an execution is told of it: what DescribeExecution says. */
final class ChildDescription {
  private ChildDescription() {}

  static ObjectNode of(Tx tx, ExecutionRow child, ChildExecutions.Form form) {
    Histories.Ending ending = Histories.ending(tx, child);
    ObjectNode json = Json.object();
    putIfPresent(json, "Cause", ending.cause());
    putIfPresent(json, "Error", ending.error());
    json.put("ExecutionArn", child.arn().value());
    payload(json, "Input", Histories.input(tx, child), form);
    json.put("Name", name(child));
    if (ending.output() != null) {
      payload(json, "Output", ending.output(), form);
    }
    redrive(json, child.status());
    json.put("StartDate", child.startedAt().toEpochMilli());
    json.put("StateMachineArn", child.machineArn().value());
    json.put("Status", child.status().name());
    if (child.stoppedAt() != null) {
      json.put("StopDate", child.stoppedAt().toEpochMilli());
    }
    return json;
  }

  private static void redrive(ObjectNode json, ExecutionStatus status) {
    boolean redrivable = status != ExecutionStatus.SUCCEEDED;
    json.put("RedriveCount", 0);
    json.put("RedriveStatus", redrivable ? "REDRIVABLE" : "NOT_REDRIVABLE");
    if (!redrivable) {
      json.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
  }

  private static void payload(
      ObjectNode json, String member, String text, ChildExecutions.Form form) {
    switch (form) {
      case TEXT -> json.put(member, text);
      case JSON -> json.set(member, Json.parse(text));
    }
    json.putObject(member + "Details").put("Included", true);
  }

  private static String name(ExecutionRow child) {
    String arn = child.arn().value();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static void putIfPresent(ObjectNode json, String member, @Nullable String text) {
    if (text != null) {
      json.put(member, text);
    }
  }
}
