package dev.holdpoint.core.query;

import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.Evaluator;
import com.jayway.jsonpath.internal.filter.EvaluatorFactory;
import com.jayway.jsonpath.internal.filter.RelationalOperator;
import com.jayway.jsonpath.internal.filter.ValueNode;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Regular expressions in filters ({@code =~}), held to a number of looks at the text. The library's
 * own have no bound and no place to put one, so this takes their place in its table.
 */
final class BoundedRegex implements Evaluator {
  /** Ours: looks at a text of no length, and for each of its characters. */
  private static final int LOOKS = 10_000;

  private static final int LOOKS_PER_CHARACTER = 50;

  private final Field compiled;

  private BoundedRegex(Field compiled) {
    this.compiled = compiled;
  }

  /** Makes the library match regular expressions this way. */
  @SuppressWarnings("unchecked")
  static void install() {
    try {
      Field compiled =
          Class.forName("com.jayway.jsonpath.internal.filter.ValueNodes$PatternNode")
              .getDeclaredField("compiledPattern");
      compiled.setAccessible(true);
      Field evaluators = EvaluatorFactory.class.getDeclaredField("evaluators");
      evaluators.setAccessible(true);
      ((Map<RelationalOperator, Evaluator>) evaluators.get(null))
          .put(RelationalOperator.REGEX, new BoundedRegex(compiled));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Expected the library's table of evaluators, but it is another version", e);
    }
  }

  @Override
  public boolean evaluate(ValueNode left, ValueNode right, PredicateContext context) {
    if (left.isPatternNode() == right.isPatternNode()) {
      return false;
    }
    Pattern pattern = pattern(left.isPatternNode() ? left : right);
    return matches(pattern, left.isPatternNode() ? right : left, context);
  }

  private Pattern pattern(ValueNode node) {
    try {
      return (Pattern) compiled.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Expected a readable pattern, but it is not", e);
    }
  }

  /** Of a list it is enough that one element matches. */
  private static boolean matches(Pattern pattern, ValueNode value, PredicateContext context) {
    if (value.isJsonNode() && value.asJsonNode().isArray(context)) {
      ValueNode list = value.asJsonNode().asValueListNode(context);
      return list.isValueListNode() && matchesAny(pattern, list, context);
    }
    return value.isValueListNode()
        ? matchesAny(pattern, value, context)
        : pattern.matcher(counted(text(value))).matches();
  }

  private static boolean matchesAny(Pattern pattern, ValueNode list, PredicateContext context) {
    for (ValueNode element : list.asValueListNode()) {
      if (matches(pattern, element, context)) {
        return true;
      }
    }
    return false;
  }

  private static String text(ValueNode value) {
    if (value.isStringNode() || value.isNumberNode()) {
      return value.asStringNode().getString();
    }
    return value.isBooleanNode() ? value.asBooleanNode().toString() : "";
  }

  private static CountedText counted(String text) {
    return new CountedText(text, LOOKS, LOOKS_PER_CHARACTER, BoundedRegex::tooMany);
  }

  private static QueryFailure tooMany() {
    return new QueryFailure(
        "States.Runtime", "A regular expression of the path takes too many steps");
  }
}
