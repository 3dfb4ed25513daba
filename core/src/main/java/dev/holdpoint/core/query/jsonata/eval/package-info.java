/** Syntax made executable: nodes, frames, functions as values, and the bounds of a run. */
@NullMarked
package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.NullMarked;
