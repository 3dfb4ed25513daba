package dev.holdpoint.core.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Lambda accepts as a function. */
final class FunctionRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");
  private static final Pattern ALIAS = Pattern.compile("(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}");
  private static final Pattern HANDLER = Pattern.compile("[^\\s]{1,128}");
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
  private static final Pattern DEAD_LETTERS =
      Pattern.compile("arn:aws[a-z-]*:(sqs|sns):[^:]+:\\d{12}:[^:]+");
  private static final Pattern LOG_GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "\\*|\\d{12}|[a-z0-9.-]+\\.amazon(aws)?\\.com(\\.cn)?|arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+");
  private static final int LONGEST_SECONDS = 900;
  private static final int LEAST_MEMORY = 128;
  private static final int MOST_MEMORY = 10_240;
  private static final int MOST_LAYERS = 5;

  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private FunctionRules() {}

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw LambdaError.constraint(
          name,
          "functionName",
          "satisfy regular expression pattern:"
              + " (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
    }
  }

  static void checkAlias(String name) {
    if (!ALIAS.matcher(name).matches()) {
      throw LambdaError.constraint(
          name, "name", "satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    }
  }

  static void checkPrincipal(String principal) {
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw LambdaError.parameter(
          "The provided principal was invalid. Please check the principal and try again.");
    }
  }

  static void check(FunctionSettings settings, LambdaLimits limits) {
    if (settings.runtime().isEmpty() || settings.handler().isEmpty()) {
      throw LambdaError.parameter(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    FunctionRuntime.of(settings.runtime());
    if (!HANDLER.matcher(settings.handler()).matches()) {
      throw LambdaError.constraint(
          settings.handler(), "handler", "satisfy regular expression pattern: [^\\s]+");
    }
    between(settings.timeoutSeconds(), 1, LONGEST_SECONDS, "timeout");
    between(settings.memoryMegabytes(), LEAST_MEMORY, MOST_MEMORY, "memorySize");
    checkEnvironment(settings.environment(), limits);
    String group = settings.logGroup();
    if (group != null && !LOG_GROUP.matcher(group).matches()) {
      throw LambdaError.parameter(
          "The log group name %s is not valid: it has 1 to 512 letters, digits and .-_/#."
              .formatted(group));
    }
    String letters = settings.deadLetters();
    if (letters != null && !DEAD_LETTERS.matcher(letters).matches()) {
      throw LambdaError.parameter("The provided dead letter target " + letters + " is invalid.");
    }
    if (settings.layers().size() > MOST_LAYERS) {
      throw LambdaError.parameter("Cannot reference more than " + MOST_LAYERS + " layers.");
    }
  }

  static void between(int value, int least, int most, String at) {
    if (value > most) {
      throw LambdaError.constraint(
          Integer.toString(value), at, "have value less than or equal to " + most);
    }
    if (value < least) {
      throw LambdaError.constraint(
          Integer.toString(value), at, "have value greater than or equal to " + least);
    }
  }

  private static void checkEnvironment(Map<String, String> environment, LambdaLimits limits) {
    int bytes = 0;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (RESERVED.contains(name)) {
        throw LambdaError.parameter(
            "Lambda was unable to configure your environment variables because the environment"
                + " variables you have provided contains reserved keys that are currently not"
                + " supported for modification. Reserved keys used in this request: "
                + name);
      }
      if (!VARIABLE.matcher(name).matches()) {
        throw LambdaError.constraint(
            name, "environment.variables", "satisfy regular expression pattern: " + VARIABLE);
      }
      bytes += name.getBytes(UTF_8).length + variable.getValue().getBytes(UTF_8).length;
    }
    if (bytes > limits.environmentBytes()) {
      throw LambdaError.parameter(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit.");
    }
  }
}
