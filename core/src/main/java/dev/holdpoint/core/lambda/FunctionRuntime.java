package dev.holdpoint.core.lambda;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The runtimes that run here, by AWS's identifiers. */
public enum FunctionRuntime {
  JAVA11("java11"),
  JAVA17("java17"),
  JAVA21("java21"),
  JAVA25("java25"),
  NODEJS18("nodejs18.x"),
  NODEJS20("nodejs20.x"),
  NODEJS22("nodejs22.x"),
  NODEJS24("nodejs24.x");

  private final String id;

  FunctionRuntime(String id) {
    this.id = id;
  }

  /** The runtime of that identifier; refuses one that Holdpoint cannot run, by its name. */
  public static FunctionRuntime of(String id) {
    for (FunctionRuntime runtime : values()) {
      if (runtime.id.equals(id)) {
        return runtime;
      }
    }
    throw LambdaError.parameter(
        "Value %s at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [%s]. Holdpoint does not run other runtimes yet."
            .formatted(
                id, Arrays.stream(values()).map(r -> r.id).collect(Collectors.joining(", "))));
  }

  public String id() {
    return id;
  }

  public boolean isJava() {
    return id.startsWith("java");
  }

  /** AWS's own name for its environment, {@code AWS_EXECUTION_ENV}. */
  public String executionEnvironment() {
    return "AWS_Lambda_" + id;
  }
}
