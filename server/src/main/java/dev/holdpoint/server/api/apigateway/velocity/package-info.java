/** API Gateway's mapping templates: Velocity, shut in a box. */
@NullMarked
package dev.holdpoint.server.api.apigateway.velocity;

import org.jspecify.annotations.NullMarked;
