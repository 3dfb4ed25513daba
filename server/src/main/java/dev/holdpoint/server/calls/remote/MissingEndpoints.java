package dev.holdpoint.server.calls.remote;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out of a definition's text which of its resources have no endpoint. */
public final class MissingEndpoints {
  private static final Pattern RESOURCE =
      Pattern.compile(
          ":(?:states|scheduler):[a-z0-9-]*:\\d*:((?:aws-sdk:)?[a-zA-Z0-9-]+):([a-zA-Z0-9]+)");

  /** How integrations of APIs name an action of a service that is elsewhere. */
  private static final Pattern ACTION = Pattern.compile(":(dynamodb):action/([a-zA-Z]+)");

  private MissingEndpoints() {}

  /**
   * The modules of the AWS SDK that the text calls and that have no endpoint, each with a resource
   * that needs it.
   */
  public static Map<String, String> in(String definition, Endpoints endpoints) {
    Map<String, String> missing = new TreeMap<>();
    Matcher found = RESOURCE.matcher(definition);
    while (found.find()) {
      String module = Integrations.moduleOf(found.group(1), found.group(2));
      if (module != null && endpoints.find(module) == null) {
        missing.putIfAbsent(module, found.group(1) + ":" + found.group(2));
      }
    }
    Matcher action = ACTION.matcher(definition);
    while (action.find()) {
      if (endpoints.find(action.group(1)) == null) {
        missing.putIfAbsent(action.group(1), action.group(1) + ":" + action.group(2));
      }
    }
    return missing;
  }

  /** What is missing, and how it is given. */
  public static String text(String resource, String module) {
    return "Holdpoint does not serve "
        + resource
        + " itself and has no endpoint for the service '"
        + module
        + "'. Give one with --endpoint "
        + module
        + "=URL (a server that speaks its protocol) or --endpoint "
        + module
        + "=aws (AWS itself)"
        + (module.startsWith("dynamodb")
            ? ", or run AWS's DynamoDB Local beside Holdpoint with --with dynamodb."
            : ".");
  }
}
