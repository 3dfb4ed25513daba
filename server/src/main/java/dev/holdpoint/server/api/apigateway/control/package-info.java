/** API Gateway's calls that make and show REST APIs: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.apigateway.control;

import org.jspecify.annotations.NullMarked;
