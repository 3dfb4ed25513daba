package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.GatewayRequest;

/** Makes a request to an API that is not served so: a port. */
@FunctionalInterface
public interface TestCalls {
  /** Answers, whoever asks; blocks until there is an answer. */
  CallReport make(Api api, GatewayRequest request, String requestId);
}
