/** AWS's protocols over the SDK's own model classes: awsJson, awsQuery and restJson. */
@NullMarked
package dev.holdpoint.server.wire;

import org.jspecify.annotations.NullMarked;
