package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::StepFunctions::Activity}. */
public record ActivityType(Activities activities) implements ResourceType {
  @Override
  public String name() {
    return "AWS::StepFunctions::Activity";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("EncryptionConfiguration", "Tags");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public int nameLength() {
    return 80;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Activity activity = activities.create(tx, turn, wanted.name(), Map.of());
    return new Made(
        activity.arn().value(),
        Map.of("Arn", Json.text(activity.arn().value()), "Name", Json.text(wanted.name())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    activities.delete(tx, made.physicalId());
  }
}
