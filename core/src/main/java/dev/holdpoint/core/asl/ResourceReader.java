package dev.holdpoint.core.asl;

import dev.holdpoint.core.aws.Arn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a Task state calls. */
final class ResourceReader {
  private static final Pattern FUNCTION =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[^:\\s]+(:[^:\\s]+)?");

  private static final Pattern ACTIVITY =
      Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:activity:\\S+");

  private static final Pattern INTEGRATION =
      Pattern.compile(
          "arn:aws[a-z-]*:states:[a-z0-9-]*:\\d*:((?:aws-sdk:)?[a-zA-Z0-9-]+):([a-zA-Z0-9]+)(?:\\.([a-zA-Z]+(?::2)?))?");

  private ResourceReader() {}

  static @Nullable Resource read(Fields state) {
    String text = state.string("Resource");
    if (text == null) {
      return null;
    }
    if (FUNCTION.matcher(text).matches()) {
      return new Resource.Function(Arn.of(text));
    }
    if (ACTIVITY.matcher(text).matches()) {
      return new Resource.Activity(Arn.of(text));
    }
    Matcher integration = INTEGRATION.matcher(text);
    if (integration.matches()) {
      return integration(state, text, integration);
    }
    state.problems().schema("Value is not a valid resource ARN", state.at("Resource"));
    return null;
  }

  private static @Nullable Resource integration(Fields state, String text, Matcher matcher) {
    String service = matcher.group(1);
    String action = matcher.group(2);
    Resource.Pattern pattern = pattern(matcher.group(3));
    if (pattern == null || !isThere(service, action, pattern)) {
      state.problems().schema(notRecognized(text), state.at("Resource"));
      return null;
    }
    return new Resource.Integration(Arn.of(text), service, action, pattern);
  }

  private static boolean isThere(String service, String action, Resource.Pattern pattern) {
    if (!service.startsWith(Resource.SDK)) {
      return Integrations.has(service, action, pattern);
    }
    boolean job = pattern == Resource.Pattern.SYNC || pattern == Resource.Pattern.SYNC_2;
    return !job && AwsActions.contains(service.substring(Resource.SDK.length()), action);
  }

  private static String notRecognized(String resource) {
    return "The resource provided "
        + resource
        + " is not recognized. The value is not a valid resource ARN,"
        + " or the resource is not available in this region.";
  }

  private static Resource.@Nullable Pattern pattern(@Nullable String suffix) {
    return switch (suffix) {
      case null -> Resource.Pattern.REQUEST_RESPONSE;
      case "waitForTaskToken" -> Resource.Pattern.WAIT_FOR_TASK_TOKEN;
      case "sync" -> Resource.Pattern.SYNC;
      case "sync:2" -> Resource.Pattern.SYNC_2;
      default -> null;
    };
  }
}
