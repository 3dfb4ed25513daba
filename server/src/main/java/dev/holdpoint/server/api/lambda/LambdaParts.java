package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.FunctionHost;

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
    EventSources sources,
    CodeStore code,
    FunctionHost host,
    FunctionCaller caller,
    EventSourcePoller feeding) {}
