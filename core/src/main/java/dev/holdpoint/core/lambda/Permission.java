package dev.holdpoint.core.lambda;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a function's policy.
 *
 * @param principal a service's name, an account or {@code *}
 */
public record Permission(
    String statementId,
    String action,
    String principal,
    @Nullable String sourceArn,
    @Nullable String sourceAccount) {}
