/** STS at the wire: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.sts;

import org.jspecify.annotations.NullMarked;
