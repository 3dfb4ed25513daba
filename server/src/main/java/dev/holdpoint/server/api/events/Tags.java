package dev.holdpoint.server.api.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Tags between the SDK's shape and ours. */
final class Tags {
  private Tags() {}

  /** The last of several with the same key counts. */
  static Map<String, String> read(List<Tag> tags) {
    Map<String, String> read = new LinkedHashMap<>();
    for (Tag tag : tags) {
      read.put(Given.required(tag.key(), "tags.key"), Given.required(tag.value(), "tags.value"));
    }
    return read;
  }

  static List<Tag> show(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
