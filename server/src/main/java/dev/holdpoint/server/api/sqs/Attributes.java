package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** Message attributes between the wire and the rules. */
final class Attributes {
  private Attributes() {}

  static Map<String, MessageAttribute> read(Map<String, MessageAttributeValue> sent) {
    Map<String, MessageAttribute> all = new LinkedHashMap<>();
    sent.forEach((name, value) -> {
      if (value.hasStringListValues() || value.hasBinaryListValues()) {
        throw listValues();
      }
      all.put(name, attribute(value.dataType(), value.stringValue(), value.binaryValue()));
    });
    return all;
  }

  static Map<String, MessageAttribute> readSystem(Map<String, MessageSystemAttributeValue> sent) {
    Map<String, MessageAttribute> all = new LinkedHashMap<>();
    sent.forEach((name, value) ->
        all.put(name, attribute(value.dataType(), value.stringValue(), value.binaryValue())));
    return all;
  }

  private static MessageAttribute attribute(
      @Nullable String type, @Nullable String text, @Nullable SdkBytes bytes) {
    return new MessageAttribute(
        Required.orEmpty(type), text, bytes == null ? null : bytes.asByteArray());
  }

  static Map<String, MessageAttributeValue> write(Map<String, MessageAttribute> stored) {
    Map<String, MessageAttributeValue> all = new LinkedHashMap<>();
    stored.forEach((name, value) -> {
      byte[] bytes = value.binaryValue();
      all.put(
          name,
          MessageAttributeValue.builder()
              .dataType(value.dataType())
              .stringValue(value.stringValue())
              .binaryValue(bytes == null ? null : SdkBytes.fromByteArray(bytes))
              .build());
    });
    return all;
  }

  private static AwsException listValues() {
    return AwsException.withQueryCode(
        "UnsupportedOperation",
        "AWS.SimpleQueueService.UnsupportedOperation",
        "Message attribute list values in SendMessage operation are not supported.");
  }
}
