/** What CDK's own functions do with buckets, done without them. */
@NullMarked
package dev.holdpoint.app.stack.bucket;

import org.jspecify.annotations.NullMarked;
