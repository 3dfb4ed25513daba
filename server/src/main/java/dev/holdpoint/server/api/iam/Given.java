package dev.holdpoint.server.api.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags as callers give them. */
final class Given {
  private Given() {}

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> read = new TreeMap<>();
    tags.forEach(tag -> read.put(tag.key(), tag.value()));
    return read;
  }
}
