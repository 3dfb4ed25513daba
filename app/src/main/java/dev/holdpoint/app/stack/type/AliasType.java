package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionAlias;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Lambda::Alias}. */
public record AliasType(Versions versions) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Lambda::Alias";
  }

  @Override
  public Set<String> properties() {
    return Set.of("FunctionName", "FunctionVersion", "Name", "Description", "RoutingConfig");
  }

  /** Processes are begun as calls come. */
  @Override
  public Set<String> ignored() {
    return Set.of("ProvisionedConcurrencyConfig");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Function function = versions.functions().byName(tx, turn.home(), wanted.text("FunctionName"));
    Map<String, Double> weights = new HashMap<>();
    for (JsonNode one : wanted.get("RoutingConfig").path("AdditionalVersionWeights").values()) {
      weights.put(one.path("FunctionVersion").asString(""), one.path("FunctionWeight").asDouble(0));
    }
    FunctionAlias alias =
        versions.put(
            tx,
            turn,
            function,
            wanted.text("Name"),
            wanted.text("FunctionVersion"),
            wanted.textOr("Description", ""),
            weights);
    String arn = alias.arn().value();
    return new Made(arn, Map.of("AliasArn", Json.text(arn)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    FunctionName.Named named = FunctionName.named(turn.home(), made.physicalId());
    Function function = versions.functions().find(tx, Arn.of(named.base().value()));
    if (function != null && named.qualifier() != null) {
      versions.deleteAlias(tx, function, named.qualifier());
    }
  }
}
