/** Whether what is stored keeps the promises: each rule a class of its own, reading only. */
@NullMarked
package dev.holdpoint.core.verify;

import org.jspecify.annotations.NullMarked;
