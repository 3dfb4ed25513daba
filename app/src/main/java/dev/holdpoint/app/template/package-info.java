/** Reads a CloudFormation template and computes its values; knows no service and no file. */
@NullMarked
package dev.holdpoint.app.template;

import org.jspecify.annotations.NullMarked;
