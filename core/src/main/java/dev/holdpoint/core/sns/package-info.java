/** SNS's rules: topics, subscriptions that are confirmed before they count, publishing. */
@NullMarked
package dev.holdpoint.core.sns;

import org.jspecify.annotations.NullMarked;
