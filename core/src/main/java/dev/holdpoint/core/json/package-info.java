/** JSON trees, parsed once at the edge and written once. */
@NullMarked
package dev.holdpoint.core.json;

import org.jspecify.annotations.NullMarked;
