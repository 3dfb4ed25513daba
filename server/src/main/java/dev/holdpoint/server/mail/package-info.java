/** Mail: out through a mail server, or into the built-in mailbox. */
@NullMarked
package dev.holdpoint.server.mail;

import org.jspecify.annotations.NullMarked;
