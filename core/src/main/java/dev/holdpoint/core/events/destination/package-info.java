/** API destinations: somebody else's API, which rules call with a connection's authorization. */
@NullMarked
package dev.holdpoint.core.events.destination;

import org.jspecify.annotations.NullMarked;
