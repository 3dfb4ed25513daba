/**
 * API Gateway's rules: which route a request takes, what its function sees, what its answer means.
 */
@NullMarked
package dev.holdpoint.core.apigateway;

import org.jspecify.annotations.NullMarked;
