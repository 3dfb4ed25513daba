/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.store;

import org.jspecify.annotations.NullMarked;
