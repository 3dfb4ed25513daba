package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.http.StreamResponse;

/** One action of S3. May block; throws {@link AwsException} for the caller's mistakes. */
@FunctionalInterface
interface S3Action {
  StreamResponse handle(S3Call call);
}
