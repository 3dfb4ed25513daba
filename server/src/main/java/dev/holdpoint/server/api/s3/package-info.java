/** S3 at the edge: its protocol, one file for each action, and the folder in which objects are. */
@NullMarked
package dev.holdpoint.server.api.s3;

import org.jspecify.annotations.NullMarked;
