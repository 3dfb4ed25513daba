/**
 * The ports of {@code core.store} over JDBC: SQL that databases share, a small dialect for what
 * they do not, and one class that knows how a database wants to be written.
 */
@NullMarked
package dev.holdpoint.store;

import org.jspecify.annotations.NullMarked;
