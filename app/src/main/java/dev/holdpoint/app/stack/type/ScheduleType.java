package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.core.scheduler.ScheduleSettings;
import dev.holdpoint.core.scheduler.ScheduleTarget;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.core.store.Tx;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Scheduler::Schedule}. One that does not change keeps its rhythm. */
public record ScheduleType(Scheduler scheduler) implements ResourceType {
  private static final Set<String> TARGET =
      Set.of(
          "Arn",
          "RoleArn",
          "Input",
          "SqsParameters",
          "EventBridgeParameters",
          "DeadLetterConfig",
          "RetryPolicy");
  private static final Set<String> RETRIES =
      Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds");

  @Override
  public String name() {
    return "AWS::Scheduler::Schedule";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "Name",
        "GroupName",
        "State",
        "Description",
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "StartDate",
        "EndDate",
        "FlexibleTimeWindow",
        "KmsKeyArn",
        "Target");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String group = wanted.textOr("GroupName", ScheduleGroup.DEFAULT);
    if (known != null && !group(known).equals(group)) {
      delete(tx, turn, known);
    }
    ScheduleSettings settings = settings(wanted);
    Schedule there = find(tx, turn, group, wanted.name());
    Schedule now =
        there == null
            ? scheduler.create(tx, turn, group, wanted.name(), null, settings)
            : there.settings().equals(settings)
                ? there
                : scheduler.update(tx, turn, group, wanted.name(), settings);
    return new Made(
        wanted.name(), Map.of("Arn", Json.text(now.arn().value()), "GroupName", Json.text(group)));
  }

  private @Nullable Schedule find(Tx tx, Turn turn, String group, String name) {
    List<Schedule> found =
        scheduler.list(tx, turn.home(), group, null, schedule -> schedule.name().equals(name), 1);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static ScheduleSettings settings(Wanted wanted) {
    return new ScheduleSettings(
        oneOf(wanted, "State", wanted.textOr("State", "ENABLED"), "ENABLED", "DISABLED"),
        wanted.text("ScheduleExpression"),
        wanted.findText("ScheduleExpressionTimezone"),
        time(wanted, "StartDate"),
        time(wanted, "EndDate"),
        window(wanted),
        target(wanted),
        false,
        wanted.findText("Description"),
        wanted.findText("KmsKeyArn"));
  }

  /** Whether it is the first of two words. */
  private static boolean oneOf(
      Wanted wanted, String property, String value, String first, String second) {
    if (!value.equals(first) && !value.equals(second)) {
      throw wanted.mistake(
          property, "expected " + first + " or " + second + ", but it is " + value);
    }
    return value.equals(first);
  }

  private static @Nullable Instant time(Wanted wanted, String property) {
    String text = wanted.findText(property);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wanted.mistake(property, "expected a time such as 2026-11-29T12:00:00Z");
    }
  }

  private static int window(Wanted wanted) {
    JsonNode window = wanted.get("FlexibleTimeWindow");
    wanted.only("FlexibleTimeWindow", window, Set.of("Mode", "MaximumWindowInMinutes"));
    String mode = window.path("Mode").asString("");
    boolean flexible = oneOf(wanted, "FlexibleTimeWindow.Mode", mode, "FLEXIBLE", "OFF");
    int minutes = number(wanted, window, "MaximumWindowInMinutes", 0);
    if (flexible != (minutes > 0)) {
      throw wanted.mistake(
          "FlexibleTimeWindow", "FLEXIBLE needs MaximumWindowInMinutes, and OFF has none");
    }
    return minutes;
  }

  private static int number(Wanted wanted, JsonNode node, String property, int fallback) {
    try {
      return node.has(property) ? Integer.parseInt(node.path(property).asString()) : fallback;
    } catch (NumberFormatException e) {
      throw wanted.mistake(property, "expected a whole number");
    }
  }

  private static ScheduleTarget target(Wanted wanted) {
    JsonNode target = wanted.get("Target");
    wanted.only("Target", target, TARGET);
    JsonNode bus = target.path("EventBridgeParameters");
    JsonNode retries = target.path("RetryPolicy");
    wanted.only("Target.RetryPolicy", retries, RETRIES);
    String grave = text(target.path("DeadLetterConfig").path("Arn"));
    return new ScheduleTarget(
        Arn.of(need(wanted, target, "Arn")),
        need(wanted, target, "RoleArn"),
        text(target.path("Input")),
        text(target.path("SqsParameters").path("MessageGroupId")),
        bus.isMissingNode()
            ? null
            : new ScheduleTarget.BusEvent(
                need(wanted, bus, "DetailType"), need(wanted, bus, "Source")),
        grave == null ? null : Arn.of(grave),
        retries.isMissingNode()
            ? null
            : new ScheduleTarget.Retries(
                number(wanted, retries, "MaximumRetryAttempts", 185),
                number(wanted, retries, "MaximumEventAgeInSeconds", 86_400)));
  }

  private static String need(Wanted wanted, JsonNode node, String property) {
    String text = text(node.path(property));
    if (text == null) {
      throw wanted.mistake("Target." + property, "it must be there, as a text");
    }
    return text;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }

  private static String group(Made made) {
    JsonNode group = made.attributes().get("GroupName");
    return group == null ? ScheduleGroup.DEFAULT : group.asString();
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (find(tx, turn, group(made), made.physicalId()) != null) {
      scheduler.delete(tx, turn.home(), group(made), made.physicalId());
    }
  }
}
