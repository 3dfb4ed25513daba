/** What a target is given of an event: all, a part, a constant, or a filled template. */
@NullMarked
package dev.holdpoint.core.events.input;

import org.jspecify.annotations.NullMarked;
