/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.server;

import org.jspecify.annotations.NullMarked;
