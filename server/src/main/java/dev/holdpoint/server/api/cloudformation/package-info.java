/** CloudFormation at the wire: what requests ask for, and how stacks are shown. */
@NullMarked
package dev.holdpoint.server.api.cloudformation;

import org.jspecify.annotations.NullMarked;
