/** Objects in buckets, and what distributed Maps read from them and write to them. */
@NullMarked
package dev.holdpoint.server.calls.objects;

import org.jspecify.annotations.NullMarked;
