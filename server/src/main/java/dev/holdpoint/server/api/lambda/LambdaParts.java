package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.FunctionHost;
import org.jspecify.annotations.Nullable;

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
    CodeStore code,
    FunctionHost host,
    FunctionCaller caller,
    EventSourcePoller feeding) {

  /** A function as it is configured, named in any way but by a version. */
  Function configured(Tx tx, String name, @Nullable String qualifier) {
    Function function = functions.byName(tx, turns.home(), name);
    FunctionName.checkQualifier(function.arn(), qualifier);
    return function;
  }
}
