package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.scheduler.ScheduleSettings;
import dev.holdpoint.core.scheduler.ScheduleTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** Between the model's shapes and what the rules work with. */
final class Shapes {
  private Shapes() {}

  static ScheduleSettings settings(CreateScheduleRequest request) {
    return new ScheduleSettings(
        enabled(request.stateAsString()),
        required(request.scheduleExpression(), "scheduleExpression"),
        request.scheduleExpressionTimezone(),
        request.startDate(),
        request.endDate(),
        window(request.flexibleTimeWindow()),
        target(request.target()),
        deletes(request.actionAfterCompletionAsString()),
        request.description(),
        request.kmsKeyArn());
  }

  static ScheduleSettings settings(UpdateScheduleRequest request) {
    return new ScheduleSettings(
        enabled(request.stateAsString()),
        required(request.scheduleExpression(), "scheduleExpression"),
        request.scheduleExpressionTimezone(),
        request.startDate(),
        request.endDate(),
        window(request.flexibleTimeWindow()),
        target(request.target()),
        deletes(request.actionAfterCompletionAsString()),
        request.description(),
        request.kmsKeyArn());
  }

  private static boolean enabled(@Nullable String state) {
    return oneOf(state, "state", List.of("ENABLED", "DISABLED")).equals("ENABLED");
  }

  private static boolean deletes(@Nullable String action) {
    return oneOf(action, "actionAfterCompletion", List.of("NONE", "DELETE")).equals("DELETE");
  }

  private static String oneOf(@Nullable String value, String member, List<String> known) {
    if (value != null && !known.contains(value)) {
      throw constraint(value, member, "Member must satisfy enum value set: " + known);
    }
    return value == null ? known.getFirst() : value;
  }

  private static int window(@Nullable FlexibleTimeWindow given) {
    FlexibleTimeWindow window = required(given, "flexibleTimeWindow");
    String mode = required(window.modeAsString(), "flexibleTimeWindow.mode");
    boolean flexible =
        oneOf(mode, "flexibleTimeWindow.mode", List.of("OFF", "FLEXIBLE")).equals("FLEXIBLE");
    Integer minutes = window.maximumWindowInMinutes();
    if (flexible != (minutes != null) || (minutes != null && minutes < 1)) {
      throw invalid(
          flexible
              ? "MaximumWindowInMinutes must be provided when FlexibleTimeWindow is FLEXIBLE."
              : "MaximumWindowInMinutes must not be provided when FlexibleTimeWindow is OFF.");
    }
    return minutes == null ? 0 : minutes;
  }

  private static ScheduleTarget target(@Nullable Target given) {
    Target target = required(given, "target");
    refuse(target.ecsParameters(), "EcsParameters");
    refuse(target.kinesisParameters(), "KinesisParameters");
    refuse(target.sageMakerPipelineParameters(), "SageMakerPipelineParameters");
    var bus = target.eventBridgeParameters();
    var queue = target.sqsParameters();
    var grave = target.deadLetterConfig();
    var retries = target.retryPolicy();
    return new ScheduleTarget(
        Arn.of(required(target.arn(), "target.arn")),
        required(target.roleArn(), "target.roleArn"),
        target.input(),
        queue == null ? null : queue.messageGroupId(),
        bus == null
            ? null
            : new ScheduleTarget.BusEvent(
                required(bus.detailType(), "target.eventBridgeParameters.detailType"),
                required(bus.source(), "target.eventBridgeParameters.source")),
        grave == null || grave.arn() == null ? null : Arn.of(grave.arn()),
        retries == null
            ? null
            : new ScheduleTarget.Retries(
                retries.maximumRetryAttempts(), retries.maximumEventAgeInSeconds()));
  }

  /** The window as it was given. */
  static FlexibleTimeWindow window(int minutes) {
    return minutes == 0
        ? FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build()
        : FlexibleTimeWindow.builder()
            .mode(FlexibleTimeWindowMode.FLEXIBLE)
            .maximumWindowInMinutes(minutes)
            .build();
  }

  /** The target as it was given. */
  static Target target(ScheduleTarget target) {
    Target.Builder shown =
        Target.builder().arn(target.arn().value()).roleArn(target.roleArn()).input(target.input());
    if (target.messageGroupId() != null) {
      shown.sqsParameters(queue -> queue.messageGroupId(target.messageGroupId()));
    }
    ScheduleTarget.BusEvent bus = target.bus();
    if (bus != null) {
      shown.eventBridgeParameters(it -> it.detailType(bus.detailType()).source(bus.source()));
    }
    Arn grave = target.deadLetterArn();
    if (grave != null) {
      shown.deadLetterConfig(it -> it.arn(grave.value()));
    }
    ScheduleTarget.Retries retries = target.retries();
    // What AWS shows where nothing was said.
    shown.retryPolicy(it ->
        it.maximumRetryAttempts(or(retries == null ? null : retries.maximumRetryAttempts(), 185))
            .maximumEventAgeInSeconds(
                or(retries == null ? null : retries.maximumEventAgeInSeconds(), 86_400)));
    return shown.build();
  }

  private static Integer or(@Nullable Integer value, int fallback) {
    return value == null ? fallback : value;
  }

  private static void refuse(@Nullable Object value, String member) {
    if (value != null) {
      throw invalid("Holdpoint does not know targets with " + member + " yet.");
    }
  }

  static <T> T required(@Nullable T value, String member) {
    if (value == null) {
      throw invalid(
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  static AwsException constraint(Object value, String member, String constraint) {
    return invalid(
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: "
            + constraint);
  }

  static AwsException invalid(String message) {
    return AwsException.of("ValidationException", message);
  }

  static Map<String, String> tags(List<software.amazon.awssdk.services.scheduler.model.Tag> tags) {
    Map<String, String> map = new java.util.LinkedHashMap<>();
    tags.forEach(
        tag -> map.put(required(tag.key(), "tags.key"), required(tag.value(), "tags.value")));
    return map;
  }
}
