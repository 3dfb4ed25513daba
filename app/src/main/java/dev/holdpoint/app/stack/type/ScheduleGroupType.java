package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::Scheduler::ScheduleGroup}. It goes away with all its schedules. */
public record ScheduleGroupType(ScheduleGroups groups) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Scheduler::ScheduleGroup";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    ScheduleGroup group =
        find(tx, turn, wanted.name())
            ? groups.get(tx, turn.home(), wanted.name())
            : groups.create(tx, turn, wanted.name(), null, Map.of());
    return new Made(
        group.name(),
        Map.of(
            "Arn", Json.text(group.arn().value()),
            "State", Json.text("ACTIVE"),
            "CreationDate", Json.text(group.created().toString()),
            "LastModificationDate", Json.text(group.modified().toString())));
  }

  private boolean find(Tx tx, Turn turn, String name) {
    return groups.list(tx, turn.home(), name).stream().anyMatch(group -> group.name().equals(name));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (find(tx, turn, made.physicalId())) {
      // Of a large one the first hundred schedules; housekeeping takes the others away.
      groups.delete(tx, turn, made.physicalId());
    }
  }
}
