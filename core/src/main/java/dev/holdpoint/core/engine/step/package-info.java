/** What each kind of state does: one file for each. */
@NullMarked
package dev.holdpoint.core.engine.step;

import org.jspecify.annotations.NullMarked;
