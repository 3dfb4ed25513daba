/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.app;

import org.jspecify.annotations.NullMarked;
