/**
 * The one loop: trigger, advance, commit, effect. Everything here is pure but for the ports of the
 * store.
 */
@NullMarked
package dev.holdpoint.core.engine;

import org.jspecify.annotations.NullMarked;
