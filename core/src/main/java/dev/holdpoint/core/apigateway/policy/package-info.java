/** Who may call an API, as its resource policy says. */
@NullMarked
package dev.holdpoint.core.apigateway.policy;

import org.jspecify.annotations.NullMarked;
