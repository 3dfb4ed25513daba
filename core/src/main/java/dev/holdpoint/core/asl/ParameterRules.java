package dev.holdpoint.core.asl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which parameters an integration takes and must be given. AWS asks twice: when the definition is
 * made, as far as it says so, and when the task is to be started.
 */
public final class ParameterRules {
  /** The optimized integrations of services that live here, by the action behind them. */
  private static final Map<String, String> OPTIMIZED =
      Map.of(
          "lambda:invoke", "lambda:invoke",
          "sqs:sendMessage", "sqs:sendMessage",
          "sns:publish", "sns:publish",
          "events:putEvents", "eventbridge:putEvents",
          "states:startExecution", "sfn:startExecution");

  private ParameterRules() {}

  /** What is wrong with these parameters, in AWS's words; nothing where the rules are unknown. */
  public static List<String> problems(Resource resource, JsonNode parameters) {
    Set<String> names = new LinkedHashSet<>();
    parameters.properties().forEach(each -> names.add(each.getKey()));
    return problems(resource, names);
  }

  /** The same for what a definition says of them. */
  static void check(Fields state, @Nullable Resource resource) {
    String field = state.language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
    JsonNode given = state.has(field) ? state.any(field) : null;
    if (resource == null || given == null || !given.isObject()) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    given.properties().forEach(each -> names.add(withoutSuffix(each.getKey(), state.language())));
    problems(resource, names).forEach(problem -> state.problems().schema(problem, state.at(field)));
  }

  private static String withoutSuffix(String name, QueryLanguage language) {
    return language == QueryLanguage.JSONPATH && name.endsWith(".$")
        ? name.substring(0, name.length() - 2)
        : name;
  }

  private static List<String> problems(Resource resource, Set<String> names) {
    AwsActions.Request request = request(resource);
    List<String> problems = new ArrayList<>();
    if (request != null) {
      names.stream()
          .filter(name -> !request.members().contains(name))
          .forEach(
              name -> problems.add("The field '" + name + "' is not supported by Step Functions"));
      request.required().stream()
          .filter(name -> !names.contains(name))
          .forEach(name -> problems.add("The field '" + name + "' is required but was missing"));
    }
    return problems;
  }

  private static AwsActions.@Nullable Request request(Resource resource) {
    if (!(resource instanceof Resource.Integration integration)) {
      return null;
    }
    String service = integration.service();
    if (integration.isSdk()) {
      return AwsActions.request(service.substring(Resource.SDK.length()), integration.action());
    }
    String action = OPTIMIZED.get(service + ":" + integration.action());
    if (action == null) {
      return null;
    }
    String[] names = action.split(":");
    return AwsActions.request(names[0], names[1]);
  }
}
