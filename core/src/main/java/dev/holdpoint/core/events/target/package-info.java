/** How each kind of target is told of an event. */
@NullMarked
package dev.holdpoint.core.events.target;

import org.jspecify.annotations.NullMarked;
