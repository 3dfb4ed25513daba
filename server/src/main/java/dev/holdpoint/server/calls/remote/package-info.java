/** Services that Holdpoint does not serve itself, called through the AWS SDK where they are. */
@NullMarked
package dev.holdpoint.server.calls.remote;

import org.jspecify.annotations.NullMarked;
