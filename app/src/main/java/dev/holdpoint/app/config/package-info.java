/**
 * Every setting: one record tree, read once at the start from defaults, file, environment, flags.
 */
@NullMarked
package dev.holdpoint.app.config;

import org.jspecify.annotations.NullMarked;
