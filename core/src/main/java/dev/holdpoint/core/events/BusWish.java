package dev.holdpoint.core.events;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wants a bus to be. */
public record BusWish(
    @Nullable String description, BusSettings settings, Map<String, String> tags) {
  public static final BusWish PLAIN = new BusWish(null, BusSettings.NONE, Map.of());

  public BusWish {
    tags = Map.copyOf(tags);
  }

  /** Whether a bus is so already. */
  boolean isOf(EventBus bus) {
    return Objects.equals(bus.description(), description)
        && bus.kept().equals(settings)
        && bus.labels().equals(tags);
  }
}
