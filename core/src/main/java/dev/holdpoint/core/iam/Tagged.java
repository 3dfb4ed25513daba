package dev.holdpoint.core.iam;

import java.util.Map;
import java.util.TreeMap;

/** Rules of tags on roles and policies. */
final class Tagged {
  private static final String RESERVED = "aws:";

  private Tagged() {}

  static Map<String, String> with(Map<String, String> before, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(more);
    check(all);
    return all;
  }

  static void check(Map<String, String> tags) {
    for (String key : tags.keySet()) {
      if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
        throw IamError.invalidInput(
            "aws: prefixed tag key names are not allowed for external use.");
      }
    }
    if (tags.size() > IamLimits.AWS.tags()) {
      throw IamError.limitExceeded(
          "The number of tags has reached the maximum limit of " + IamLimits.AWS.tags() + ".");
    }
  }
}
