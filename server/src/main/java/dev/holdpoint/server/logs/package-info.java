/** What is logged into log groups: files of bounded size, written, read and followed. */
@NullMarked
package dev.holdpoint.server.logs;

import org.jspecify.annotations.NullMarked;
