/**
 * What the loops of a node decide, apart from their threads: which owed calls are its own and for
 * how long, and who is woken. Several nodes may share one store.
 */
@NullMarked
package dev.holdpoint.core.work;

import org.jspecify.annotations.NullMarked;
