/** Plain pages for persons who come by a link in a mail. */
@NullMarked
package dev.holdpoint.server.page;

import org.jspecify.annotations.NullMarked;
