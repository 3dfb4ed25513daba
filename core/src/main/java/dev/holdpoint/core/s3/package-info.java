/** S3's rules: buckets, what is known of their objects, and who is told of them. */
@NullMarked
package dev.holdpoint.core.s3;

import org.jspecify.annotations.NullMarked;
