/** EventBridge at the wire: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.events;

import org.jspecify.annotations.NullMarked;
