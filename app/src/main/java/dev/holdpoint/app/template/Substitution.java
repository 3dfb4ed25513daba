package dev.holdpoint.app.template;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of {@code Fn::Sub}: {@code ${Name}}, {@code ${Name.Attribute}}, {@code ${!Literal}}. */
final class Substitution {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private Substitution() {}

  /** The text with each variable's value in its place. */
  static String replace(String text, UnaryOperator<String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1).strip();
          return Matcher.quoteReplacement(
              name.startsWith("!") ? "${" + name.substring(1) + "}" : values.apply(name));
        });
  }

  /** The variables' names. */
  static Stream<String> names(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1).strip())
        .filter(name -> !name.startsWith("!"));
  }
}
