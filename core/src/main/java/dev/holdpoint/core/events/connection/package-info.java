/** Connections: how calls to somebody else's HTTP API prove who makes them. */
@NullMarked
package dev.holdpoint.core.events.connection;

import org.jspecify.annotations.NullMarked;
