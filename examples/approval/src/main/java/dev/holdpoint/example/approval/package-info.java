/** A refund that waits for a person's word: the four functions around the workflow. */
@NullMarked
package dev.holdpoint.example.approval;

import org.jspecify.annotations.NullMarked;
