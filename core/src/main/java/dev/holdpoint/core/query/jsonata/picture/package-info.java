/** Numbers, integers and times written and read by pictures. */
@NullMarked
package dev.holdpoint.core.query.jsonata.picture;

import org.jspecify.annotations.NullMarked;
