/** See ARCHITECTURE.md. */
@NullMarked
package dev.holdpoint.example.approval;

import org.jspecify.annotations.NullMarked;
