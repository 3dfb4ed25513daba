/** From what a user names on the command line to stacks: which templates, under which names. */
@NullMarked
package dev.holdpoint.app.run;

import org.jspecify.annotations.NullMarked;
