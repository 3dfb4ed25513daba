/** The intrinsic functions, one file each; what they need comes in their arguments. */
@NullMarked
package dev.holdpoint.core.query.intrinsic;

import org.jspecify.annotations.NullMarked;
