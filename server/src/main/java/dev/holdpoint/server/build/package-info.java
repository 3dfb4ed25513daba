/** Builds functions and layers from their sources, as SAM's own build would. */
@NullMarked
package dev.holdpoint.server.build;

import org.jspecify.annotations.NullMarked;
