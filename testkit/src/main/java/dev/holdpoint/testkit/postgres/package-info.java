/** A real PostgreSQL for tests, from binaries that Maven Central has. */
@NullMarked
package dev.holdpoint.testkit.postgres;

import org.jspecify.annotations.NullMarked;
