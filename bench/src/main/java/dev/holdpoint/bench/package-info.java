/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.bench;

import org.jspecify.annotations.NullMarked;
