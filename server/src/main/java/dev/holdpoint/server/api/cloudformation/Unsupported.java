package dev.holdpoint.server.api.cloudformation;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Members of requests that would change something on AWS, and have no meaning here. */
final class Unsupported {
  /** Each with what to do. */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("NotificationARNs", "no topic is told of stack events"),
          Map.entry("RollbackConfiguration", "there are no alarms that roll a stack back"),
          Map.entry("StackPolicyBody", "there are no stack policies"),
          Map.entry("StackPolicyURL", "there are no stack policies"),
          Map.entry("StackPolicyDuringUpdateBody", "there are no stack policies"),
          Map.entry("StackPolicyDuringUpdateURL", "there are no stack policies"),
          Map.entry("ResourceTypes", "types are not granted one by one"),
          Map.entry("TimeoutInMinutes", "a stack takes the time that it takes"),
          Map.entry("ResourcesToSkip", "all that was changed goes back"),
          Map.entry("ResourcesToImport", "resources that are there cannot be imported"));

  /** The same, where they are set. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "ImportExistingResources", "resources that are there cannot be imported",
          "RetainExceptOnCreate", "what is to be retained is retained",
          "DisableValidation", "templates are always looked at");

  private Unsupported() {}

  /** Refuses a request by the first of such members. */
  static void refuse(SdkPojo request) {
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      String name = field.locationName();
      String why =
          Boolean.TRUE.equals(value) ? FLAGS.get(name) : isGiven(value) ? MEMBERS.get(name) : null;
      if (why != null) {
        throw StackDesk.refusal(
            "Holdpoint does not support %s: %s; leave it out".formatted(name, why));
      }
    }
  }

  private static boolean isGiven(Object value) {
    return switch (value) {
      case null -> false;
      case SdkAutoConstructList<?> _ -> false;
      case Collection<?> list -> !list.isEmpty();
      case SdkPojo nested ->
          nested.sdkFields().stream().anyMatch(field -> isGiven(field.getValueOrDefault(nested)));
      default -> true;
    };
  }
}
