package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;

/**
 * A run of a distributed Map state.
 *
 * @param execution the execution that began it
 * @param event number of the history event that tells of it
 * @param body how it stands, in its owner's form, as JSON
 */
public record MapRunRow(long id, Arn arn, ExecutionId execution, long event, String body) {}
