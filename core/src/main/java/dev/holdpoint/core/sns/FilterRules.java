package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a filter policy may look like, beyond what its matcher says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">
 *     Filter policy constraints</a>
 */
final class FilterRules {
  private static final String OR = "$or";

  private FilterRules() {}

  static AwsException wrong(String reason) {
    return SnsError.parameter("FilterPolicy: " + reason);
  }

  static JsonNode check(String text, FilterScope scope) {
    if (text.getBytes(UTF_8).length > SnsLimits.AWS.filterBytes()) {
      throw wrong("Filter policy is too large");
    }
    JsonNode policy = parse(text);
    long[] keysAndCombinations = {0, 1};
    count(policy, 1, scope, keysAndCombinations);
    if (keysAndCombinations[0] > SnsLimits.AWS.filterKeys()) {
      throw wrong("Filter policy can not have more than " + SnsLimits.AWS.filterKeys() + " keys");
    }
    if (keysAndCombinations[1] > SnsLimits.AWS.filterCombinations()) {
      throw wrong("Filter policy is too complex");
    }
    return policy;
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode policy = Json.parse(text);
      if (policy.isObject()) {
        return policy;
      }
    } catch (JacksonException e) {
      throw wrong("failed to parse JSON. " + e.getOriginalMessage());
    }
    throw wrong("Filter is not an object");
  }

  /** Keys are those that hold values; in a body each level multiplies its values once more. */
  private static void count(JsonNode policy, int depth, FilterScope scope, long[] found) {
    for (Map.Entry<String, JsonNode> member : policy.properties()) {
      JsonNode value = member.getValue();
      if (value.isObject()) {
        if (scope == FilterScope.ATTRIBUTES) {
          throw wrong(
              "Filter policy scope MessageAttributes does not support nested filter policy");
        }
        count(value, depth + 1, scope, found);
      } else if (member.getKey().equals(OR) && isAlternatives(value)) {
        value.forEach(one -> count(one, depth, scope, found));
      } else {
        found[0]++;
        found[1] = Math.min(Integer.MAX_VALUE, found[1] * Math.max(1, value.size()) * depth);
      }
    }
  }

  private static boolean isAlternatives(JsonNode value) {
    return value.isArray() && value.size() > 1 && value.valueStream().allMatch(JsonNode::isObject);
  }
}
