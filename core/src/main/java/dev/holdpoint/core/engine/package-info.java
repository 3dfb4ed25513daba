/**
 * The one loop: trigger, advance, commit, effect. Everything here is pure but for the store's
 * ports.
 */
@NullMarked
package dev.holdpoint.core.engine;

import org.jspecify.annotations.NullMarked;
