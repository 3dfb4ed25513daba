/**
 * What people look at: plain pages over what is durable. They only read, need no JavaScript, and
 * show no task token.
 */
@NullMarked
package dev.holdpoint.server.console;

import org.jspecify.annotations.NullMarked;
