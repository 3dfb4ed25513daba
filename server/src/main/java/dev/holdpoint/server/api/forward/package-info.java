/** Services that are elsewhere, reached through our own port too. */
@NullMarked
package dev.holdpoint.server.api.forward;

import org.jspecify.annotations.NullMarked;
