package dev.holdpoint.server.api.sns;

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
      all.put(Sns.required(tag.key(), "Tags"), Sns.required(tag.value(), "Tags"));
    }
    return all;
  }

  static List<Tag> write(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
