package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/** The policies that resources have themselves. */
@FunctionalInterface
public interface ResourcePolicies {
  /** No resource has any. */
  ResourcePolicies NONE = _ -> null;

  /** The policy of this resource, as JSON; null where it has none or is not there. */
  @Nullable String of(Arn resource);
}
