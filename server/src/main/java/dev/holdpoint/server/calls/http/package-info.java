/** Calls to HTTP APIs: HTTP tasks with their connections, and API Gateway's APIs. */
@NullMarked
package dev.holdpoint.server.calls.http;

import org.jspecify.annotations.NullMarked;
