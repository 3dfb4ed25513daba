package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.ServiceUri;
import org.jspecify.annotations.Nullable;

/** All that APIs call: a port. Each blocks until there is an answer. */
public interface Backends {
  /**
   * Invokes a function and waits for its end.
   *
   * @return what it ended with, or null where it is not there or cannot run
   */
  Incoming.@Nullable FromFunction invoke(String functionArn, byte[] payload, String requestId);

  /** Takes an invocation on, to be made later; false where there is no such function. */
  boolean enqueue(String functionArn, byte[] payload);

  /** Calls an action of AWS; null where it is not served here. */
  Incoming.@Nullable FromHttp call(ServiceUri service, HttpCall call);

  /** Calls an address; null where it could not be reached. */
  Incoming.@Nullable FromHttp call(HttpCall call);
}
