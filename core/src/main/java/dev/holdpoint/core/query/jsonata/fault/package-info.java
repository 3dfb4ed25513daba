/** What can be wrong with an expression, in the words of the language. */
@NullMarked
package dev.holdpoint.core.query.jsonata.fault;

import org.jspecify.annotations.NullMarked;
