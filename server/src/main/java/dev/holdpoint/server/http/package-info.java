/** The one port: HTTP in and out, who serves which request, limits, and a graceful end. */
@NullMarked
package dev.holdpoint.server.http;

import org.jspecify.annotations.NullMarked;
