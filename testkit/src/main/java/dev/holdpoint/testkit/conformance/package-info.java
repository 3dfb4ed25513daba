/** Runs cases, which are calls to AWS and what AWS answers, against any endpoint, and compares. */
@NullMarked
package dev.holdpoint.testkit.conformance;

import org.jspecify.annotations.NullMarked;
