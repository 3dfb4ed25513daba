/** The program: its commands, its settings, its wiring. */
@NullMarked
package dev.holdpoint.app;

import org.jspecify.annotations.NullMarked;
