package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How functions are invoked asynchronously. Thread-safe: keeps no state. */
public final class InvokeConfigs {

  public InvokeConfig put(Tx tx, InvokeConfig config) {
    config.check();
    tx.resources()
        .put(ResourceKind.EVENT_INVOKE_CONFIG, config.function().value(), Json.tree(config));
    return config;
  }

  public @Nullable InvokeConfig find(Tx tx, Arn function) {
    JsonNode json = tx.resources().find(ResourceKind.EVENT_INVOKE_CONFIG, function.value());
    return json == null ? null : Json.read(json, InvokeConfig.class);
  }

  /** The configuration, or what AWS does without one. */
  public InvokeConfig of(Tx tx, Arn function) {
    InvokeConfig found = find(tx, function);
    return found == null ? InvokeConfig.none(function) : found;
  }

  /** The configuration; {@code ResourceNotFoundException} where there is none. */
  public InvokeConfig existing(Tx tx, Arn function) {
    InvokeConfig found = find(tx, function);
    if (found == null) {
      throw LambdaError.noInvokeConfig(function);
    }
    return found;
  }

  public void delete(Tx tx, Arn function) {
    tx.resources().delete(ResourceKind.EVENT_INVOKE_CONFIG, function.value());
  }
}
