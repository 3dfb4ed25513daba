/** Servers of others that run beside ours, as processes of their own, fetched on first use. */
@NullMarked
package dev.holdpoint.server.beside;

import org.jspecify.annotations.NullMarked;
