package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bus: rules hang on it, events are put on it.
 *
 * @param changedAt null where nothing has changed since it was created
 * @param settings null in rows of an earlier version
 * @param policy who else may put events on it, in IAM's language: kept and shown
 * @param tags null in rows of an earlier version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBus(
    String name,
    Arn arn,
    @Nullable String description,
    Instant createdAt,
    @Nullable Instant changedAt,
    @Nullable BusSettings settings,
    @Nullable JsonNode policy,
    @Nullable SortedMap<String, String> tags) {
  /** The one that is always there. */
  public static final String DEFAULT = "default";

  EventBus(String name, Arn arn, BusWish wish, Instant now) {
    this(
        name,
        arn,
        wish.description(),
        now,
        null,
        wish.settings(),
        null,
        new TreeMap<>(wish.tags()));
  }

  public Instant lastModified() {
    return changedAt == null ? createdAt : changedAt;
  }

  /** What is kept and shown of it, and has no effect here. */
  public BusSettings kept() {
    return settings == null ? BusSettings.NONE : settings;
  }

  Map<String, String> labels() {
    return tags == null ? Map.of() : tags;
  }

  EventBus with(@Nullable String text, BusSettings changed, Instant now) {
    return new EventBus(name, arn, text, createdAt, now, changed, policy, tags);
  }

  EventBus with(@Nullable JsonNode changed, Instant now) {
    return new EventBus(name, arn, description, createdAt, now, settings, changed, tags);
  }

  EventBus tagged(Map<String, String> all) {
    return new EventBus(
        name, arn, description, createdAt, changedAt, settings, policy, new TreeMap<>(all));
  }
}
