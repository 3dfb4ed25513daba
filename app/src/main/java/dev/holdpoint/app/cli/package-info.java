/** The commands of the command line. */
@NullMarked
package dev.holdpoint.app.cli;

import org.jspecify.annotations.NullMarked;
