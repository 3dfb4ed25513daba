/**
 * The serverless transform: turns {@code AWS::Serverless::…} resources into the CloudFormation
 * resources that AWS's own transform would make of them, under the same names.
 */
@NullMarked
package dev.holdpoint.app.sam;

import org.jspecify.annotations.NullMarked;
