package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.MachineVersions;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::StepFunctions::StateMachineVersion}: published once for each revision that the
 * template names. One that another has followed stays as long as an alias refers to it.
 */
public final class MachineVersionType implements ResourceType {
  private static final String MACHINE = "StateMachineArn";
  private static final String REVISION = "StateMachineRevisionId";

  @Override
  public String name() {
    return "AWS::StepFunctions::StateMachineVersion";
  }

  @Override
  public Set<String> properties() {
    return Set.of(MACHINE, REVISION, "Description");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    if (known != null && wanted.properties().equals(known.memory())) {
      return known;
    }
    String arn =
        MachineVersions.publish(
                tx,
                turn,
                wanted.text(MACHINE),
                wanted.findText(REVISION),
                wanted.findText("Description"))
            .arn()
            .value();
    JsonNode text = Json.text(arn);
    return new Made(arn, Map.of("Arn", text)).remembering(wanted.properties());
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (!MachineVersions.isUsed(tx, made.physicalId())) {
      MachineVersions.delete(tx, made.physicalId());
    }
  }
}
