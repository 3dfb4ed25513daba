package dev.holdpoint.core.events;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a service says on the default bus of its account, in its own name ({@code aws.…}). */
public record Announcement(
    String source, String detailType, List<String> resources, JsonNode detail) {
  public Announcement {
    resources = List.copyOf(resources);
  }
}
