/** What every store must do, one abstract test for each port: extend it and open your store. */
@NullMarked
package dev.holdpoint.testkit.contract;

import org.jspecify.annotations.NullMarked;
