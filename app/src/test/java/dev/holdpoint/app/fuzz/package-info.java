/** Parsers and the whole edge, given what nobody should send. */
@NullMarked
package dev.holdpoint.app.fuzz;

import org.jspecify.annotations.NullMarked;
