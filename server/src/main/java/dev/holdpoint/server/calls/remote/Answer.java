package dev.holdpoint.server.calls.remote;

import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service answered.
 *
 * @param result the answer's members, as the state machine sees them
 * @param http how it came
 */
record Answer(ObjectNode result, SdkHttpResponse http, String requestId) {}
