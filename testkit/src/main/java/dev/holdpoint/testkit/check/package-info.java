/** What must hold after every step, whatever was lost on the way: each rule a class of its own. */
@NullMarked
package dev.holdpoint.testkit.check;

import org.jspecify.annotations.NullMarked;
