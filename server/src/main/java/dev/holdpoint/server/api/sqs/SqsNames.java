package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.wire.QueryNames;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * The names of SQS's older protocol. The SDK's model of SQS has the JSON names alone, in the
 * plural; in the older one lists and maps are flat and each item has its name in the singular.
 */
final class SqsNames implements QueryNames {
  private static final Map<String, String> ITEMS =
      Map.ofEntries(
          Map.entry("Attributes", "Attribute"),
          Map.entry("AttributeNames", "AttributeName"),
          Map.entry("AWSAccountIds", "AWSAccountId"),
          Map.entry("Actions", "ActionName"),
          Map.entry("MessageAttributes", "MessageAttribute"),
          Map.entry("MessageAttributeNames", "MessageAttributeName"),
          Map.entry("MessageSystemAttributes", "MessageSystemAttribute"),
          Map.entry("MessageSystemAttributeNames", "MessageSystemAttributeName"),
          Map.entry("StringListValues", "StringListValue"),
          Map.entry("BinaryListValues", "BinaryListValue"),
          Map.entry("Messages", "Message"),
          Map.entry("QueueUrls", "QueueUrl"),
          Map.entry("queueUrls", "QueueUrl"),
          Map.entry("tags", "Tag"),
          Map.entry("Tags", "Tag"),
          Map.entry("TagKeys", "TagKey"));

  @Override
  public String nameOf(SdkField<?> field) {
    String name = field.locationName();
    return switch (name) {
      case "Entries", "Successful", "Failed", "Results" -> entryName(field);
      default -> ITEMS.getOrDefault(name, name);
    };
  }

  /** Entries of batches are called as their shapes are. */
  private static String entryName(SdkField<?> list) {
    SdkField<?> entry = list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    return entry.constructor().get().getClass().getEnclosingClass().getSimpleName();
  }

  @Override
  public String keyName(SdkField<?> map) {
    return isTags(map) ? "Key" : "Name";
  }

  @Override
  public String valueName(SdkField<?> map) {
    return "Value";
  }

  private static boolean isTags(SdkField<?> map) {
    return map.locationName().equalsIgnoreCase("tags");
  }

  /** A request may be sent to the queue's own URL instead of naming it. */
  @Override
  public Map<String, String> implied(WebRequest request) {
    String path = request.path();
    return path.matches("/\\d{12}/[^/]+") ? Map.of("QueueUrl", path) : Map.of();
  }

  @Override
  public String message(String code, String message) {
    return code.equals("AWS.SimpleQueueService.NonExistentQueue")
        ? "The specified queue does not exist for this wsdl version."
        : message;
  }
}
