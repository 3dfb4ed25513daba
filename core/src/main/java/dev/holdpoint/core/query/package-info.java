/** What a definition computes with: JSONPath, payload templates, intrinsic functions. */
@NullMarked
package dev.holdpoint.core.query;

import org.jspecify.annotations.NullMarked;
