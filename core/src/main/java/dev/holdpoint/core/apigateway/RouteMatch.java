package dev.holdpoint.core.apigateway;

import java.util.Map;

/**
 * The route that a request takes.
 *
 * @param pathParameters still percent-encoded
 */
record RouteMatch(Route route, Map<String, String> pathParameters) {}
