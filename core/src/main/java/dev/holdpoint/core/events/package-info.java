/** EventBridge's rules: buses, rules with patterns and schedules, targets, events. */
@NullMarked
package dev.holdpoint.core.events;

import org.jspecify.annotations.NullMarked;
