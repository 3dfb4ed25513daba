/** Loops that do what is owed: each asks the store what is due and hands it to who can do it. */
@NullMarked
package dev.holdpoint.server.work;

import org.jspecify.annotations.NullMarked;
