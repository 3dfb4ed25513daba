package dev.holdpoint.core.apigateway;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stage variables in an integration's address: {@code ${stageVariables.name}}. */
final class StageVariables {
  private static final Pattern PLACE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

  private StageVariables() {}

  /** A variable that the stage does not have leaves nothing. */
  static String filled(String uri, Map<String, String> variables) {
    return PLACE
        .matcher(uri)
        .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "")));
  }
}
