package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Archive;
import dev.holdpoint.core.events.Archives;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Events::Archive}. */
public record ArchiveType(Archives archives) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Events::Archive";
  }

  @Override
  public Set<String> properties() {
    return Set.of("ArchiveName", "SourceArn", "Description", "EventPattern", "RetentionDays");
  }

  @Override
  public String nameProperty() {
    return "ArchiveName";
  }

  @Override
  public int nameLength() {
    return 48;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn source = Arn.of(wanted.text("SourceArn"));
    Archive there = archives.find(tx, turn.home(), wanted.name());
    if (there != null && !there.bus().equals(source)) {
      // Another bus is another archive.
      archives.delete(tx, turn.home(), there.name());
      there = null;
    }
    String description = wanted.textOr("Description", "");
    String pattern = pattern(wanted);
    int days = wanted.numberOr("RetentionDays", 0);
    Archive now =
        there == null
            ? archives.create(tx, turn, wanted.name(), source, description, pattern, days)
            : archives.update(tx, turn, there.name(), description, pattern, days);
    return new Made(now.name(), Map.of("Arn", Json.text(now.arn().value())));
  }

  private static @Nullable String pattern(Wanted wanted) {
    JsonNode pattern = wanted.get("EventPattern");
    return pattern.isMissingNode()
        ? null
        : pattern.isString() ? pattern.asString() : Json.write(pattern);
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (archives.find(tx, turn.home(), made.physicalId()) != null) {
      archives.delete(tx, turn.home(), made.physicalId());
    }
  }
}
