/** Runs a template: makes, updates and removes its resources through the services' own rules. */
@NullMarked
package dev.holdpoint.app.stack;

import org.jspecify.annotations.NullMarked;
