/** JSONata: expressions within {% %}, and JSON with such expressions in it. */
@NullMarked
package dev.holdpoint.core.query.jsonata;

import org.jspecify.annotations.NullMarked;
