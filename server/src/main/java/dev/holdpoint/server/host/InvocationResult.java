package dev.holdpoint.server.host;

import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param payload JSON: the function's answer, or its error
 * @param functionError {@code Unhandled} where the function failed, else null
 * @param logTail the last 4 KB of what this invocation logged
 */
public record InvocationResult(byte[] payload, @Nullable String functionError, byte[] logTail) {
  @Override
  public String toString() {
    return "InvocationResult[" + (functionError == null ? "answered" : functionError) + "]";
  }
}
