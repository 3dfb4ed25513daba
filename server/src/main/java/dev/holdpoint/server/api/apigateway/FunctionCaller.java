package dev.holdpoint.server.api.apigateway;

import org.jspecify.annotations.Nullable;

/** Calls a function and waits for its answer: all that API Gateway needs of Lambda. */
@FunctionalInterface
public interface FunctionCaller {
  /**
   * Blocks until the function has answered.
   *
   * @return the answer as it came, or null where the function failed, is not there or cannot run
   */
  byte @Nullable [] invoke(String functionArn, byte[] payload, String requestId);
}
