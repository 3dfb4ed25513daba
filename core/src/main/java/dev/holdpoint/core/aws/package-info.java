/** What every AWS service shares: names (ARNs), errors as the wire knows them, limits. */
@NullMarked
package dev.holdpoint.core.aws;

import org.jspecify.annotations.NullMarked;
