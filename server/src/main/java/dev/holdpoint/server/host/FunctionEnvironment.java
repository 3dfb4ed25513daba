package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionRuntime;
import dev.holdpoint.core.lambda.FunctionSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of a function's process: AWS's names, the function's own, nothing of ours. */
final class FunctionEnvironment {
  /** For the bootstraps of Node.js and Python, which take it away: where this node is. */
  private static final String NODE = "HOLDPOINT_NODE";

  private FunctionEnvironment() {}

  static Map<String, String> of(
      Function function, HostSettings host, SearchPath search, Path temporary, String runtimeApi) {
    Map<String, String> all = new HashMap<>(machine(temporary));
    all.putAll(search.environment(FunctionRuntime.of(function.settings().runtime())));
    all.putAll(host.services());
    all.putAll(addresses(function.arn(), host));
    all.putAll(function.settings().environment());
    all.putAll(identity(function));
    all.put("LAMBDA_TASK_ROOT", search.code().toString());
    all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    switch (FunctionRuntime.of(function.settings().runtime()).family()) {
      case NODE, PYTHON -> all.put(NODE, host.endpoint().get().toString());
      case JAVA, CUSTOM -> {
        // They answer by the address that they are given.
      }
    }
    return all;
  }

  private static Map<String, String> machine(Path temporary) {
    return Map.of(
        "HOME",
        temporary.toString(),
        "TMPDIR",
        temporary.toString(),
        "LANG",
        "en_US.UTF-8",
        "TZ",
        ":UTC");
  }

  /** The function's own environment may say otherwise, as it may on AWS. */
  private static Map<String, String> addresses(Arn function, HostSettings host) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        host.endpoint().get().toString(),
        "AWS_ACCESS_KEY_ID",
        function.account(),
        "AWS_SECRET_ACCESS_KEY",
        host.secrets().apply(function.account()),
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }

  private static Map<String, String> identity(Function function) {
    FunctionSettings settings = function.settings();
    return Map.ofEntries(
        Map.entry("AWS_REGION", function.arn().region()),
        Map.entry("AWS_DEFAULT_REGION", function.arn().region()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", function.version()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes())),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", LogGroupOf.name(function)),
        Map.entry(
            "AWS_EXECUTION_ENV", FunctionRuntime.of(settings.runtime()).executionEnvironment()),
        Map.entry("_HANDLER", settings.handler()));
  }
}
