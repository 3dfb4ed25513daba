package dev.holdpoint.core.apigateway.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One condition of a statement: one of its values must fit what is known under its key. One that
 * says "not" holds where nothing is known, as on AWS.
 *
 * @param comparison how a value is compared, without its "not"
 */
record PolicyCondition(Comparison comparison, boolean negated, String key, List<String> values) {
  /** What is known of who asks, and how it may be compared. */
  private static final Map<String, Set<Comparison>> KEYS =
      Map.of(
          Asking.ADDRESS, Set.of(Comparison.ADDRESS),
          Asking.PRINCIPAL, Comparison.TEXTS,
          Asking.ACCOUNT, Comparison.TEXTS,
          Asking.AGENT, Comparison.TEXTS,
          Asking.REFERER, Comparison.TEXTS,
          Asking.SECURE, Set.of(Comparison.FLAG));

  /** Ways to compare. */
  enum Comparison {
    ADDRESS,
    EXACT,
    ANY_CASE,
    PATTERN,
    FLAG;

    static final Set<Comparison> TEXTS = Set.of(EXACT, ANY_CASE, PATTERN);

    static @Nullable Comparison of(String operator) {
      return switch (operator) {
        case "IpAddress" -> ADDRESS;
        case "StringEquals" -> EXACT;
        case "StringEqualsIgnoreCase" -> ANY_CASE;
        case "StringLike", "ArnLike", "ArnEquals" -> PATTERN;
        case "Bool" -> FLAG;
        default -> null;
      };
    }

    Predicate<String> fits(String fact) {
      return switch (this) {
        case ADDRESS -> block -> Objects.requireNonNull(AddressBlock.parse(block)).contains(fact);
        case EXACT -> fact::equals;
        case ANY_CASE, FLAG -> fact::equalsIgnoreCase;
        case PATTERN -> pattern -> Wildcards.match(pattern, fact);
      };
    }
  }

  PolicyCondition {
    values = List.copyOf(values);
  }

  /** All conditions of a statement. */
  static List<PolicyCondition> read(JsonNode conditions) {
    List<PolicyCondition> all = new ArrayList<>();
    conditions
        .properties()
        .forEach(operator ->
            operator
                .getValue()
                .properties()
                .forEach(one -> all.add(read(operator.getKey(), one.getKey(), one.getValue()))));
    return all;
  }

  private static PolicyCondition read(String operator, String key, JsonNode values) {
    boolean negated = operator.contains("Not");
    Comparison comparison = Comparison.of(operator.replaceFirst("Not", ""));
    String known = key.toLowerCase(Locale.ROOT);
    if (comparison == null || !KEYS.getOrDefault(known, Set.of()).contains(comparison)) {
      throw PolicyError.unknown("the condition " + operator + " on " + key);
    }
    List<String> texts = PolicyStatement.texts(values);
    if (comparison == Comparison.ADDRESS
        && texts.stream().anyMatch(text -> AddressBlock.parse(text) == null)) {
      throw PolicyError.malformed();
    }
    return new PolicyCondition(comparison, negated, known, texts);
  }

  boolean holds(Asking asking) {
    String fact = asking.fact(key);
    return fact == null ? negated : values.stream().anyMatch(comparison.fits(fact)) != negated;
  }
}
