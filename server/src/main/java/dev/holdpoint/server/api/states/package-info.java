/** Step Functions at the edge: one file for each AWS action. */
@NullMarked
package dev.holdpoint.server.api.states;

import org.jspecify.annotations.NullMarked;
