package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.json.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What schedules may be. */
final class SchedulerRules {
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z\\-_.]{1,64}");
  private static final int MAX_WINDOW_MINUTES = 1440;

  private SchedulerRules() {}

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw SchedulerError.validation(
          "1 validation error detected: Value '"
              + name
              + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
              + " pattern: ^[0-9a-zA-Z-_.]+$");
    }
  }

  static void check(ScheduleSettings settings) {
    Timetable.of(settings);
    if (settings.windowMinutes() < 0 || settings.windowMinutes() > MAX_WINDOW_MINUTES) {
      throw SchedulerError.validation(
          "MaximumWindowInMinutes must be between 1 and " + MAX_WINDOW_MINUTES + ".");
    }
    check(settings.target());
  }

  private static void check(ScheduleTarget target) {
    Arn arn = target.arn();
    UniversalTarget universal = UniversalTarget.of(arn);
    if (universal != null) {
      universal.check(arn, target.input());
      checkGrave(target);
      return;
    }
    if (!arn.isWellFormed()) {
      throw SchedulerError.validation("Provided Arn is not in correct format.");
    }
    TargetKind kind = TargetKind.of(arn);
    if (kind == null || kind == TargetKind.DESTINATION || kind == TargetKind.LOG_GROUP) {
      throw SchedulerError.validation(
          "Holdpoint does not know targets of this kind yet (service " + arn.service() + ").");
    }
    if (kind == TargetKind.BUS && target.bus() == null) {
      throw SchedulerError.validation(
          "EventBridgeParameters are required for a target that is an event bus.");
    }
    checkInput(kind, target.input());
    checkGrave(target);
  }

  /** Functions, machines and buses are given JSON; queues and topics any text. */
  private static void checkInput(TargetKind kind, @Nullable String input) {
    boolean text = kind == TargetKind.QUEUE || kind == TargetKind.TOPIC;
    if (input != null && !text && !Json.isJson(input)) {
      throw SchedulerError.validation(
          "Invalid RequestJson provided. Reason The Input of a target of this kind must be JSON.");
    }
  }

  private static void checkGrave(ScheduleTarget target) {
    Arn grave = target.deadLetterArn();
    if (grave != null && TargetKind.of(grave) != TargetKind.QUEUE) {
      throw SchedulerError.validation("DeadLetterConfig must name an SQS queue.");
    }
  }
}
