/** SES at the wire, in its two versions: mails that functions and workflows send. */
@NullMarked
package dev.holdpoint.server.api.ses;

import org.jspecify.annotations.NullMarked;
