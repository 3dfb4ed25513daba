/** Text into syntax: tokens, the parser, and what it makes of steps, predicates and parents. */
@NullMarked
package dev.holdpoint.core.query.jsonata.syntax;

import org.jspecify.annotations.NullMarked;
