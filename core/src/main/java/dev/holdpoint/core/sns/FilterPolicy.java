package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MessageAttribute;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled filter policy, on AWS's own matcher. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">
 *     SNS subscription filter policies</a>
 */
final class FilterPolicy {
  private final FilterScope scope;
  private final @Nullable Machine machine;

  private FilterPolicy(FilterScope scope, @Nullable Machine machine) {
    this.scope = scope;
    this.machine = machine;
  }

  /** Compiles a policy; {@code InvalidParameter} with the matcher's own reason. */
  static FilterPolicy compile(String text, FilterScope scope) {
    JsonNode policy = FilterRules.check(text, scope);
    if (policy.isEmpty()) {
      return new FilterPolicy(scope, null);
    }
    String reason = JsonRuleCompiler.check(text);
    if (reason != null) {
      throw FilterRules.wrong(reason);
    }
    Machine machine = Machine.builder().build();
    try {
      machine.addRule("policy", text);
    } catch (IOException e) {
      throw FilterRules.wrong(String.valueOf(e.getMessage()));
    }
    return new FilterPolicy(scope, machine);
  }

  /** Whether a subscriber wants this; a body that is no JSON object is nobody's. */
  boolean accepts(String message, Map<String, MessageAttribute> attributes) {
    if (machine == null) {
      return true;
    }
    return switch (scope) {
      case ATTRIBUTES -> matches(machine, Json.write(attributes(attributes)));
      case BODY -> isObject(message) && matches(machine, message);
    };
  }

  private static boolean matches(Machine machine, String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) { // The matcher's signature says no better.
      throw new IllegalStateException("Expected a JSON object to match, but it was not one", e);
    }
  }

  private static boolean isObject(String message) {
    try {
      return Json.parse(message).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Bytes are compared to nothing. */
  private static JsonNode attributes(Map<String, MessageAttribute> attributes) {
    ObjectNode all = Json.object();
    attributes.forEach((name, value) -> {
      String text = value.stringValue();
      if (text == null) {
        return;
      }
      switch (value.dataType()) {
        case "String" -> all.put(name, text);
        case "Number" -> all.set(name, number(text));
        case "String.Array" -> all.set(name, array(text));
        default -> {
          // Binary.
        }
      }
    });
    return all;
  }

  private static JsonNode number(String text) {
    try {
      return Json.tree(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Json.text(text);
    }
  }

  /** What is no list counts as the text that it is. */
  private static JsonNode array(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      return Json.text(text);
    }
  }
}
