package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.Map;

/**
 * How many of an account's roles use each policy, by its ARN; a policy that nobody uses is not
 * there.
 */
public record PolicyUse(Map<String, Integer> attached, Map<String, Integer> bounding) {
  /** Counts once for all policies. */
  public static PolicyUse of(Tx tx, Home home) {
    Map<String, Integer> attached = new HashMap<>();
    Map<String, Integer> bounding = new HashMap<>();
    for (Role role : Roles.all(tx, home.account())) {
      role.attached().forEach(arn -> attached.merge(arn, 1, Integer::sum));
      if (role.boundary() != null) {
        bounding.merge(role.boundary(), 1, Integer::sum);
      }
    }
    return new PolicyUse(attached, bounding);
  }

  /** How many roles it is attached to. */
  public int attached(Policy policy) {
    return attached.getOrDefault(policy.arn().value(), 0);
  }

  /** How many roles it bounds. */
  public int bounding(Policy policy) {
    return bounding.getOrDefault(policy.arn().value(), 0);
  }
}
