package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.FunctionHost;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * What Lambda's actions work with.
 *
 * @param feeding is told of each change, after its commit
 */
public record LambdaParts(
    Store store,
    Turns turns,
    Functions functions,
    Layers layers,
    InvokeConfigs invokeConfigs,
    EventSources sources,
    CodeArchives code,
    FunctionHost host,
    FunctionCaller caller,
    EventSourcePoller feeding) {

  /** A function as it is configured, under the ARN by which it is named. */
  Function configured(Tx tx, String name, @Nullable String qualifier) {
    return versions().named(tx, turns.home(), name, qualifier);
  }

  /** What runs under this name and qualifier. */
  Function find(String name, @Nullable String qualifier) {
    return caller.find(qualified(name, qualifier));
  }

  /** A name with a qualifier beside it, as one. */
  static String qualified(String name, @Nullable String qualifier) {
    return qualifier == null || qualifier.isEmpty() ? name : name + ":" + qualifier;
  }

  /** A function as AWS shows it. */
  FunctionConfiguration shown(Function function) {
    return Shown.configuration(function, host.readiness(function.base()));
  }

  FunctionUrls urls() {
    return new FunctionUrls();
  }

  Versions versions() {
    return new Versions(functions);
  }
}
