package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a stage tells of each request, and in which words.
 *
 * @param group the log group
 * @param format a line with variables such as {@code $context.requestId}
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">AWS:
 *     variables for access logging</a>
 */
public record AccessLog(Arn group, String format) {
  /** The member of a stage that says it, in calls of both kinds of API. */
  public static final String SETTINGS = "accessLogSettings";

  private static final Pattern GROUP =
      Pattern.compile("arn:[a-z-]+:logs:[a-z0-9-]*:\\d*:log-group:([^:]+)(?::\\*)?");
  private static final Pattern VARIABLE = Pattern.compile("\\$context((?:\\.[A-Za-z0-9_-]+)+)");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}]+");
  private static final String UNKNOWN = "-";

  /** What a stage says; null where it tells nobody. */
  public static @Nullable AccessLog of(Stage stage) {
    return read(stage.said().path(SETTINGS));
  }

  /**
   * Refuses settings that name no log group.
   *
   * @param settings {@code destinationArn} and {@code format}; may be missing
   */
  public static void check(JsonNode settings) {
    String destination = settings.path("destinationArn").asString("");
    if (!destination.isEmpty() && !GROUP.matcher(destination).matches()) {
      throw AwsException.of(
          "BadRequestException",
          "Holdpoint writes access logs into log groups only, not to " + destination);
    }
    String format = settings.path("format").asString("");
    if (format.stripTrailing().contains("\n")) {
      throw AwsException.of(
          "BadRequestException",
          "Access Log format must be single line, new line character is allowed only at end of the"
              + " format");
    }
  }

  private static @Nullable AccessLog read(JsonNode settings) {
    Matcher group = GROUP.matcher(settings.path("destinationArn").asString(""));
    String format = settings.path("format").asString("");
    return format.isEmpty() || !group.matches()
        ? null
        : new AccessLog(new Arn(group.group().replaceFirst(":\\*$", "")), format.stripTrailing());
  }

  /** The line for these values, by the variables' names; what has none is a hyphen, as on AWS. */
  public String line(Map<String, String> values) {
    String line =
        VARIABLE
            .matcher(format)
            .replaceAll(found -> Matcher.quoteReplacement(value(values, found.group(1))));
    return CONTROLS.matcher(line).replaceAll(" ");
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.getOrDefault(name.substring(1), "");
    return value.isEmpty() ? UNKNOWN : value;
  }
}
