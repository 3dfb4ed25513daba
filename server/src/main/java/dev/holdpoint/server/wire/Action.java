package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One AWS action, from request to response. May block; throws {@link AwsException} for the caller's
 * mistakes.
 */
@FunctionalInterface
public interface Action<I extends SdkPojo, O extends SdkPojo> {
  O handle(I request, Call call);
}
