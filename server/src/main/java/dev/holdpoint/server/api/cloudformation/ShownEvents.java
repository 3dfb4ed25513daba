package dev.holdpoint.server.api.cloudformation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * A page of events.
 *
 * @param next the token of the next page, or null
 */
public record ShownEvents(List<StackEvent> events, @Nullable String next) {
  public ShownEvents {
    events = List.copyOf(events);
  }
}
