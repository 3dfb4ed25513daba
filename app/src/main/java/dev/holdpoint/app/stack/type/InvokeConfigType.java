package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Lambda::EventInvokeConfig}: how a function is invoked asynchronously. */
public record InvokeConfigType(Versions versions, InvokeConfigs configs) implements ResourceType {

  @Override
  public String name() {
    return "AWS::Lambda::EventInvokeConfig";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "FunctionName",
        "Qualifier",
        "MaximumRetryAttempts",
        "MaximumEventAgeInSeconds",
        "DestinationConfig");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    FunctionName.Named name = FunctionName.named(turn.home(), wanted.text("FunctionName"));
    Arn function =
        versions.named(tx, turn.home(), name.base().value(), wanted.text("Qualifier")).arn();
    JsonNode to = wanted.get("DestinationConfig");
    configs.put(
        tx,
        new InvokeConfig(
            function,
            wanted.has("MaximumRetryAttempts") ? wanted.numberOr("MaximumRetryAttempts", 0) : null,
            wanted.has("MaximumEventAgeInSeconds")
                ? wanted.numberOr("MaximumEventAgeInSeconds", 0)
                : null,
            destination(to.path("OnSuccess")),
            destination(to.path("OnFailure")),
            turn.now()));
    return new Made(function.value(), Map.of());
  }

  private static @Nullable String destination(JsonNode to) {
    return to.path("Destination").isString() ? to.path("Destination").stringValue() : null;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    configs.delete(tx, Arn.of(made.physicalId()));
  }
}
