/** CloudWatch Logs at the wire: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.logs;

import org.jspecify.annotations.NullMarked;
