/** Custom resources: made by functions and topics that a template names, asked as AWS asks them. */
@NullMarked
package dev.holdpoint.app.stack.custom;

import org.jspecify.annotations.NullMarked;
