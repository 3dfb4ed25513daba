package dev.holdpoint.core.lambda;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The runtimes that run here, by AWS's identifiers, each family's oldest first. AWS has ended the
 * older ones, but what was written for them, its own tutorials among it, is to run here.
 */
public enum FunctionRuntime {
  JAVA8_AL2("java8.al2", Family.JAVA),
  JAVA11("java11", Family.JAVA),
  JAVA17("java17", Family.JAVA),
  JAVA21("java21", Family.JAVA),
  JAVA25("java25", Family.JAVA),
  NODEJS8("nodejs8.10", Family.NODE),
  NODEJS10("nodejs10.x", Family.NODE),
  NODEJS12("nodejs12.x", Family.NODE),
  NODEJS14("nodejs14.x", Family.NODE),
  NODEJS16("nodejs16.x", Family.NODE),
  NODEJS18("nodejs18.x", Family.NODE),
  NODEJS20("nodejs20.x", Family.NODE),
  NODEJS22("nodejs22.x", Family.NODE),
  NODEJS24("nodejs24.x", Family.NODE),
  PYTHON36("python3.6", Family.PYTHON),
  PYTHON37("python3.7", Family.PYTHON),
  PYTHON38("python3.8", Family.PYTHON),
  PYTHON39("python3.9", Family.PYTHON),
  PYTHON310("python3.10", Family.PYTHON),
  PYTHON311("python3.11", Family.PYTHON),
  PYTHON312("python3.12", Family.PYTHON),
  PYTHON313("python3.13", Family.PYTHON),
  PYTHON314("python3.14", Family.PYTHON),
  PROVIDED("provided", Family.CUSTOM),
  PROVIDED_AL2("provided.al2", Family.CUSTOM),
  PROVIDED_AL2023("provided.al2023", Family.CUSTOM);

  private final String id;
  private final Family family;

  /** What runs the code. */
  public enum Family {
    JAVA,
    NODE,
    PYTHON,
    /** A program named bootstrap that the code brings. */
    CUSTOM
  }

  FunctionRuntime(String id, Family family) {
    this.id = id;
    this.family = family;
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

  public Family family() {
    return family;
  }

  /** Whether AWS's image carries version 2 of the SDK for JavaScript: no later one does. */
  public boolean carriesOldSdk() {
    return family == Family.NODE && compareTo(NODEJS16) <= 0;
  }

  /** AWS's own name for its environment, {@code AWS_EXECUTION_ENV}. */
  public String executionEnvironment() {
    return "AWS_Lambda_" + id;
  }
}
