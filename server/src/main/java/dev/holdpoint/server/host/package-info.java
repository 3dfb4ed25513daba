/** Functions as processes of their own behind AWS's Lambda Runtime API. */
@NullMarked
package dev.holdpoint.server.host;

import org.jspecify.annotations.NullMarked;
