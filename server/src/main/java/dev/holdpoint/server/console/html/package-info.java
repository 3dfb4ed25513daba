/** Pages as trees: what stands in them is escaped because there is no other way to put it there. */
@NullMarked
package dev.holdpoint.server.console.html;

import org.jspecify.annotations.NullMarked;
