package dev.holdpoint.server.wire;

import java.net.URI;

/**
 * What an action may know of its call besides the request.
 *
 * @param baseUrl scheme, host and port as the client addressed us, without a trailing slash
 */
public record Call(String requestId, URI baseUrl) {}
