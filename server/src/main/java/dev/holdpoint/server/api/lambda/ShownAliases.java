package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionAlias;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;

/** Aliases as AWS shows them, and how it reads their routing. */
final class ShownAliases {
  private ShownAliases() {}

  static AliasConfiguration shown(FunctionAlias alias) {
    AliasConfiguration.Builder shown =
        AliasConfiguration.builder()
            .aliasArn(alias.arn().value())
            .name(alias.name())
            .functionVersion(alias.version())
            .description(alias.description())
            .revisionId(alias.revision());
    if (!alias.weights().isEmpty()) {
      shown.routingConfig(r -> r.additionalVersionWeights(alias.weights()));
    }
    return shown.build();
  }

  /** The weights that a request names; the old ones where it names none. */
  static Map<String, Double> weights(
      @Nullable AliasRoutingConfiguration wanted, Map<String, Double> old) {
    if (wanted == null) {
      return old;
    }
    return wanted.hasAdditionalVersionWeights() ? wanted.additionalVersionWeights() : Map.of();
  }
}
