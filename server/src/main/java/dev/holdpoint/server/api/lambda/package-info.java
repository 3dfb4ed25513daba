/** Lambda at the wire: one file for each action; and the queues that feed functions. */
@NullMarked
package dev.holdpoint.server.api.lambda;

import org.jspecify.annotations.NullMarked;
