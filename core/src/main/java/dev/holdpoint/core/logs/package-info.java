/** CloudWatch Logs: groups with their retention, and the patterns that events are filtered by. */
@NullMarked
package dev.holdpoint.core.logs;

import org.jspecify.annotations.NullMarked;
