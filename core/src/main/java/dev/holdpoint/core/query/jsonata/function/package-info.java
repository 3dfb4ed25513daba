/** The functions of the language and those that AWS adds. */
@NullMarked
package dev.holdpoint.core.query.jsonata.function;

import org.jspecify.annotations.NullMarked;
