/** The demo: runs the example and tells in the terminal what happens, step by step. */
@NullMarked
package dev.holdpoint.app.demo;

import org.jspecify.annotations.NullMarked;
