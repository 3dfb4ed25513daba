/** CloudFormation at the wire, as far as it looks: which stacks there are and what they made. */
@NullMarked
package dev.holdpoint.server.api.cloudformation;

import org.jspecify.annotations.NullMarked;
