/**
 * Who is there, and what that one may do: access keys, signatures, logins, names of this server.
 */
@NullMarked
package dev.holdpoint.server.access;

import org.jspecify.annotations.NullMarked;
