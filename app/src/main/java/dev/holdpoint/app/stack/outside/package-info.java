/**
 * Types of resources that live in services outside, made through the AWS SDK at their endpoints.
 */
@NullMarked
package dev.holdpoint.app.stack.outside;

import org.jspecify.annotations.NullMarked;
