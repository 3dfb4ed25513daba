/** EventBridge Pipes' actions, and what lets pipes run. */
@NullMarked
package dev.holdpoint.server.api.pipes;

import org.jspecify.annotations.NullMarked;
