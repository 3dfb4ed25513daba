package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::Lambda::Version}: publishes whenever its function has changed. What was published
 * stays as long as the function, as SAM has it: somebody may still use it.
 */
public record VersionType(Versions versions) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Lambda::Version";
  }

  @Override
  public Set<String> properties() {
    return Set.of("FunctionName", "Description");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Function function = versions.functions().byName(tx, turn.home(), wanted.text("FunctionName"));
    Function version = versions.publish(tx, turn, function, wanted.findText("Description"));
    String arn = version.arn().value();
    return new Made(
        arn, Map.of("Version", Json.text(version.version()), "FunctionArn", Json.text(arn)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    // It goes with its function.
  }
}
