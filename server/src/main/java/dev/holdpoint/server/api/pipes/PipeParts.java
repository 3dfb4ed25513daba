package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.pipes.PipeTargets;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.lambda.FunctionCaller;
import dev.holdpoint.server.api.states.SyncExecutions;
import dev.holdpoint.server.calls.http.DestinationCall;

/**
 * What running pipes work with.
 *
 * @param targets those that live in this store
 * @param requests makes requests of APIs
 */
public record PipeParts(
    Store store,
    Turns turns,
    Pipes pipes,
    PipeTargets targets,
    FunctionCaller functions,
    SyncExecutions executions,
    DestinationCall requests) {}
