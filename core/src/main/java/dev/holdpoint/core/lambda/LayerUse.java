package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;

/**
 * A layer's version as a function uses it: for good, even where the version is deleted later.
 *
 * @param version its ARN
 */
public record LayerUse(Arn version, FunctionCode code) {}
