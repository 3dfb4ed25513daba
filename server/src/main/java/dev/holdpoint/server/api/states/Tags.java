package dev.holdpoint.server.api.states;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.Tag;

/** Tags between the SDK's shape and ours. */
final class Tags {
  private Tags() {}

  /** The last of several with the same key counts. */
  static Map<String, String> read(List<Tag> tags) {
    SortedMap<String, String> read = new TreeMap<>();
    tags.forEach(
        tag -> read.put(Required.member(tag.key(), "key"), tag.value() == null ? "" : tag.value()));
    return read;
  }

  static List<Tag> show(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
