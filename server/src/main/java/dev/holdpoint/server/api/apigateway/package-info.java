/** API Gateway's data plane: the addresses at which APIs answer. */
@NullMarked
package dev.holdpoint.server.api.apigateway;

import org.jspecify.annotations.NullMarked;
