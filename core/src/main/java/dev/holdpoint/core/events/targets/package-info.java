/** How each kind of target is told of an event. */
@NullMarked
package dev.holdpoint.core.events.targets;

import org.jspecify.annotations.NullMarked;
