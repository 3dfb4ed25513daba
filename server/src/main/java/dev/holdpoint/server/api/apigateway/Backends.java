package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.server.host.AnswerSink;
import org.jspecify.annotations.Nullable;

/** All that APIs call: a port. Each blocks until there is an answer. */
public interface Backends {
  /**
   * Invokes a function and waits for its end.
   *
   * @return what it ended with, that too many run, or null where it is not there or cannot run
   */
  @Nullable Incoming invoke(String functionArn, byte[] payload, String requestId);

  /** The same for who takes the answer while it is made: what came to the sink is not in it. */
  @Nullable Incoming stream(String functionArn, byte[] payload, String requestId, AnswerSink sink);

  /** Takes an invocation on, to be made later; false where there is no such function. */
  boolean enqueue(String functionArn, byte[] payload);

  /** Calls an action of AWS; null where it is not served here. */
  Incoming.@Nullable FromHttp call(ServiceUri service, HttpCall call);

  /** Calls an address; null where it could not be reached. */
  Incoming.@Nullable FromHttp call(HttpCall call);
}
