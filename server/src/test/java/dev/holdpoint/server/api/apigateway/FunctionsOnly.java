package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.server.host.AnswerSink;
import org.jspecify.annotations.Nullable;

/** There are functions, and nothing else. */
@FunctionalInterface
interface FunctionsOnly extends Backends {
  /** What a function gives back, or null where it fails. */
  byte @Nullable [] result(String functionArn, byte[] payload, String requestId);

  @Override
  default @Nullable Incoming invoke(String functionArn, byte[] payload, String requestId) {
    byte[] result = result(functionArn, payload, requestId);
    return result == null ? null : new Incoming.FromFunction(result, false);
  }

  @Override
  default @Nullable Incoming stream(
      String functionArn, byte[] payload, String requestId, AnswerSink sink) {
    return invoke(functionArn, payload, requestId);
  }

  @Override
  default boolean enqueue(String functionArn, byte[] payload) {
    return false;
  }

  @Override
  default Incoming.@Nullable FromHttp call(ServiceUri service, HttpCall call) {
    return null;
  }

  @Override
  default Incoming.@Nullable FromHttp call(HttpCall call) {
    return null;
  }
}
