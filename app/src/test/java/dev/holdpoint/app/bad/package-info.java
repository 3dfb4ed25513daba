/** Lists of what nobody should send, with what AWS answers. */
@NullMarked
package dev.holdpoint.app.bad;

import org.jspecify.annotations.NullMarked;
