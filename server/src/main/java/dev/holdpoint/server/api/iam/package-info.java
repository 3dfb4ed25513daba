/** IAM at the wire: one file for each action. */
@NullMarked
package dev.holdpoint.server.api.iam;

import org.jspecify.annotations.NullMarked;
