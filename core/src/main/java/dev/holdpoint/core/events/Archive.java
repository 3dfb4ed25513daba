package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps events of a bus.
 *
 * @param key its own alone, under which its events lie: a later archive of this name has another
 * @param pattern which events it keeps; null for all
 * @param retentionDays for how long; 0 for ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Archive(
    String name,
    Arn arn,
    String key,
    Arn bus,
    @Nullable String description,
    @Nullable String pattern,
    int retentionDays,
    Instant createdAt) {
  /** How the name of the rule begins that AWS makes for each archive. */
  static final String RULE_PREFIX = "Events-Archive-";

  Archive with(
      @Nullable String newDescription, @Nullable String newPattern, @Nullable Integer newDays) {
    return new Archive(
        name,
        arn,
        key,
        bus,
        newDescription == null ? description : newDescription,
        newPattern == null ? pattern : newPattern,
        newDays == null ? retentionDays : newDays,
        createdAt);
  }

  String ruleName() {
    return RULE_PREFIX + name;
  }
}
