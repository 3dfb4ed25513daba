package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version: a machine as it was when it was published, for good.
 *
 * @param machine the machine at that time, without its tags
 */
public record MachineVersion(
    Arn arn, int number, Instant createdAt, @Nullable String description, StateMachine machine) {}
