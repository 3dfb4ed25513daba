/** What CloudFormation's calls ask for: kept first, then done, and taken up again after a crash. */
@NullMarked
package dev.holdpoint.app.stack.calls;

import org.jspecify.annotations.NullMarked;
