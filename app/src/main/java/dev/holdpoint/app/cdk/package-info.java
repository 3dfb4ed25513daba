/** Reads what {@code cdk synth} writes: a folder of templates, and the files that they need. */
@NullMarked
package dev.holdpoint.app.cdk;

import org.jspecify.annotations.NullMarked;
