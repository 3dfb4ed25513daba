/** Backups of a data folder: one archive with the database and the functions' code. */
@NullMarked
package dev.holdpoint.app.backup;

import org.jspecify.annotations.NullMarked;
