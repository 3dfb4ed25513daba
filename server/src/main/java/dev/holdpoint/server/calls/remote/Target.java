package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.asl.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a resource means to the AWS SDK.
 *
 * @param optimized null for {@code aws-sdk:}
 */
record Target(
    String module, String action, Optimized.Special special, @Nullable Optimized optimized) {

  static Target of(Resource.Integration resource) {
    if (resource.isSdk()) {
      String module = resource.service().substring(Resource.SDK.length());
      return new Target(module, resource.action(), Optimized.Special.NONE, null);
    }
    Optimized optimized = Integrations.find(resource.service());
    if (optimized == null) {
      throw new IllegalStateException(
          "Expected an integration of the table, but it is none (resource=" + resource.arn() + ")");
    }
    Optimized.Special special = optimized.special(resource.action());
    return new Target(
        special.module() == null ? optimized.module() : special.module(),
        special.call() == null ? resource.action() : special.call(),
        special,
        optimized);
  }
}
