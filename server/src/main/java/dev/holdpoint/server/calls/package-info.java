/** What a Task state can call: effects on one side, services on the other. */
@NullMarked
package dev.holdpoint.server.calls;

import org.jspecify.annotations.NullMarked;
