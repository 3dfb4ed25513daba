package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ScheduleV2} events: a schedule of EventBridge Scheduler, for functions and state machines
 * alike.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineschedulev2.html">
 *     ScheduleV2</a>
 */
final class ScheduleEvents {
  private static final Map<String, String> AS_THEY_ARE =
      Map.of(
          "Description", "Description",
          "EndDate", "EndDate",
          "GroupName", "GroupName",
          "KmsKeyArn", "KmsKeyArn",
          "ScheduleExpression", "ScheduleExpression",
          "ScheduleExpressionTimezone", "ScheduleExpressionTimezone",
          "StartDate", "StartDate",
          "State", "State");
  private static final Set<String> KNOWN =
      Set.of(
          "Description",
          "EndDate",
          "FlexibleTimeWindow",
          "GroupName",
          "Input",
          "KmsKeyArn",
          "Name",
          "OmitName",
          "PermissionsBoundary",
          "RetryPolicy",
          "DeadLetterConfig",
          "RoleArn",
          "ScheduleExpression",
          "ScheduleExpressionTimezone",
          "StartDate",
          "State");

  private final String id;
  private final Expansion out;

  ScheduleEvents(String id, Expansion out) {
    this.id = id;
    this.out = out;
  }

  /** Adds the schedule, and its role where the event names none. */
  void add(String name, Properties event, ObjectNode arn) {
    event.only(KNOWN);
    event.need("ScheduleExpression");
    ObjectNode schedule = Json.object();
    event.copy(AS_THEY_ARE, schedule);
    schedule.set(
        "FlexibleTimeWindow",
        event.has("FlexibleTimeWindow")
            ? event.get("FlexibleTimeWindow")
            : Json.object().put("Mode", "OFF"));
    if (event.has("Name")) {
      schedule.set("Name", event.get("Name"));
    } else if (!event.get("OmitName").asBoolean(false)) {
      schedule.put("Name", id + name);
    }
    schedule.set("Target", target(name, event, arn));
    out.add(id + name, "AWS::Scheduler::Schedule", schedule);
  }

  private ObjectNode target(String name, Properties event, ObjectNode arn) {
    ObjectNode target = Json.object();
    target.set("Arn", arn);
    event.copy(
        Map.of(
            "Input", "Input",
            "RetryPolicy", "RetryPolicy",
            "DeadLetterConfig", "DeadLetterConfig"),
        target);
    if (event.has("RoleArn")) {
      target.set("RoleArn", event.get("RoleArn"));
    } else {
      Roles.add(out, id + name + "Role", "scheduler.amazonaws.com", Json.array().path(0));
      target.set("RoleArn", Expansion.arn(id + name + "Role"));
    }
    return target;
  }
}
