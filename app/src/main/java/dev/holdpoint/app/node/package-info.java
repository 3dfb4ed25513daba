/** A whole Holdpoint in one process: the only place that says {@code new} to everything. */
@NullMarked
package dev.holdpoint.app.node;

import org.jspecify.annotations.NullMarked;
