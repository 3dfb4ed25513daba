/** Amazon States Language: a definition as sealed records, its reader and its validator. */
@NullMarked
package dev.holdpoint.core.asl;

import org.jspecify.annotations.NullMarked;
