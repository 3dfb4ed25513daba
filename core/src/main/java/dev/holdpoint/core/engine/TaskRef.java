package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;

/**
 * One attempt of one task. A new attempt has a new event, so what was meant for an earlier one is
 * known to be late.
 *
 * @param branch the branch that waits
 * @param event number of the history event that scheduled the task
 */
public record TaskRef(ExecutionId execution, int branch, long event) {}
