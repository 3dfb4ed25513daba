/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.testkit;

import org.jspecify.annotations.NullMarked;
