/**
 * Ports to what is durable: narrow, one per feature. Whoever implements them passes the contracts
 * in testkit.
 */
@NullMarked
package dev.holdpoint.core.store;

import org.jspecify.annotations.NullMarked;
