/** IAM's roles and policies: kept and shown, enforced by nobody. */
@NullMarked
package dev.holdpoint.core.iam;

import org.jspecify.annotations.NullMarked;
