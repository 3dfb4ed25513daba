/** What tests of Holdpoint, and of applications on it, stand on: a store in memory with faults. */
@NullMarked
package dev.holdpoint.testkit;

import org.jspecify.annotations.NullMarked;
