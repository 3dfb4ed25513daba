/** SES: a mail that a program sends becomes a row, and a debt to the mail server. */
@NullMarked
package dev.holdpoint.core.ses;

import org.jspecify.annotations.NullMarked;
