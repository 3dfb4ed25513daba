/** HTTP APIs by calls: API Gateway's second version behind the port. */
@NullMarked
package dev.holdpoint.server.api.apigatewayv2;

import org.jspecify.annotations.NullMarked;
