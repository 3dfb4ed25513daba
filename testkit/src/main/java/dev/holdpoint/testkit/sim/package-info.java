/**
 * A whole installation in one thread and from one seed: nodes, their clocks and loops, clients and
 * workers, and everything that goes wrong with them.
 */
@NullMarked
package dev.holdpoint.testkit.sim;

import org.jspecify.annotations.NullMarked;
