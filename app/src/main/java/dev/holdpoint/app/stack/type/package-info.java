/** One file for each type of resource: which properties it honours, how it is made and removed. */
@NullMarked
package dev.holdpoint.app.stack.type;

import org.jspecify.annotations.NullMarked;
