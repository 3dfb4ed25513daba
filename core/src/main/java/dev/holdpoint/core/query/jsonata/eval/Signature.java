package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What arguments a function takes, such as {@code <s-nn?:s>}; a dash lets the context stand in. */
public final class Signature {
  private static final Map<String, String> PLURALS =
      Map.of(
          "a", "arrays",
          "b", "booleans",
          "f", "functions",
          "n", "numbers",
          "o", "objects",
          "s", "strings");

  private final List<Parameter> parameters;
  private final Pattern pattern;

  private Signature(List<Parameter> parameters, Pattern pattern) {
    this.parameters = parameters;
    this.pattern = pattern;
  }

  /** Compiles a signature. */
  public static Signature of(String text) {
    List<Parameter> parameters = new SignatureReader(text).read();
    StringBuilder pattern = new StringBuilder();
    parameters.forEach(parameter -> pattern.append('(').append(parameter.regex()).append(')'));
    try {
      return new Signature(parameters, Pattern.compile(pattern.toString()));
    } catch (PatternSyntaxException e) {
      throw new Fault(FaultCode.S0401).with("value", text);
    }
  }

  /**
   * One parameter.
   *
   * @param types the symbols that it takes
   * @param modifier {@code ?}, {@code +} or nothing
   * @param context whether the context stands in for it
   * @param elements what elements an array must have, or null
   */
  record Parameter(
      String types, String modifier, boolean context, boolean array, @Nullable String elements) {
    String regex() {
      return "[" + types + "]" + modifier + (context ? "?" : "");
    }

    boolean takes(char symbol) {
      return types.indexOf(symbol) >= 0;
    }
  }

  /** The arguments as the function shall have them. */
  List<@Nullable JsonNode> validate(
      List<@Nullable JsonNode> arguments, @Nullable JsonNode context) {
    if (fits(arguments)) {
      return arguments;
    }
    StringBuilder symbols = new StringBuilder();
    arguments.forEach(argument -> symbols.append(symbol(argument)));
    Matcher matcher = pattern.matcher(symbols);
    if (!matcher.matches()) {
      throw mismatch(symbols);
    }
    List<@Nullable JsonNode> validated = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < parameters.size(); i++) {
      next = take(parameters.get(i), matcher.group(i + 1), arguments, next, context, validated);
    }
    return validated;
  }

  /** The common case: one argument for each parameter, each of the very type. */
  private boolean fits(List<@Nullable JsonNode> arguments) {
    if (arguments.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      char symbol = symbol(arguments.get(i));
      if (symbol == 'm' || parameter.array || !parameter.takes(symbol)) {
        return false;
      }
    }
    return true;
  }

  private int take(
      Parameter parameter,
      String match,
      List<@Nullable JsonNode> arguments,
      int next,
      @Nullable JsonNode context,
      List<@Nullable JsonNode> validated) {
    int at = next;
    if (match.isEmpty()) {
      if (!parameter.context) {
        validated.add(at < arguments.size() ? arguments.get(at) : null);
        return at + 1;
      }
      if (!parameter.takes(symbol(context))) {
        throw new Fault(FaultCode.T0411).with("value", context).with("index", at + 1);
      }
      validated.add(context);
      return at;
    }
    for (int i = 0; i < match.length(); i++) {
      char single = match.charAt(i);
      JsonNode argument = arguments.get(at);
      validated.add(parameter.array ? array(parameter, single, match, argument, at) : argument);
      at++;
    }
    return at;
  }

  private static @Nullable JsonNode array(
      Parameter parameter, char single, String match, @Nullable JsonNode argument, int at) {
    if (single == 'm' || argument == null) {
      return null;
    }
    String elements = parameter.elements;
    if (elements != null && !hasElements(elements, single, match, argument)) {
      throw new Fault(FaultCode.T0412)
          .with("value", argument)
          .with("index", at + 1)
          .with("type", PLURALS.get(elements));
    }
    return single == 'a' ? argument : Items.of(List.of(argument));
  }

  private static boolean hasElements(
      String elements, char single, String match, JsonNode argument) {
    if (single != 'a') {
      return match.equals(elements);
    }
    ArrayNode array = (ArrayNode) argument;
    if (array.isEmpty()) {
      return true;
    }
    for (JsonNode element : array) {
      if (elements.isEmpty() || symbol(element) != elements.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  private Fault mismatch(CharSequence symbols) {
    StringBuilder partial = new StringBuilder();
    int good = 0;
    for (Parameter parameter : parameters) {
      partial.append(parameter.regex());
      Matcher matcher = Pattern.compile(partial.toString()).matcher(symbols);
      if (!matcher.lookingAt()) {
        break;
      }
      good = matcher.end();
    }
    return new Fault(FaultCode.T0410).with("index", good + 1);
  }

  private static char symbol(@Nullable JsonNode value) {
    if (value == null) {
      return 'm';
    }
    return switch (value.getNodeType()) {
      case STRING -> 's';
      case NUMBER -> 'n';
      case BOOLEAN -> 'b';
      case NULL -> 'l';
      case ARRAY -> 'a';
      case OBJECT -> 'o';
      case POJO -> 'f';
      case BINARY, MISSING -> 'm';
    };
  }
}
