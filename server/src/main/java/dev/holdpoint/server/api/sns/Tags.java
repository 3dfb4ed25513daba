package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.AwsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.Tag;

/** Tags between the wire's list and the rules' map. */
final class Tags {
  private Tags() {}

  static Map<String, String> read(List<Tag> tags) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Tag tag : tags) {
      String value = Sns.required(tag.value(), "Tags");
      if (all.put(Sns.required(tag.key(), "Tags"), value) != null) {
        throw AwsException.of(
            "InvalidParameter", "Invalid parameter: Duplicated keys are not allowed.");
      }
    }
    return all;
  }

  /** Refuses a request that does not say which tags. */
  static void mustBeThere(boolean there, String member) {
    if (!there) {
      throw AwsException.of(
          "ValidationError",
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
  }

  static List<Tag> write(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
