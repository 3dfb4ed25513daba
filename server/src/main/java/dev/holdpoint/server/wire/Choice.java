package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;

/** What a request is for, and the protocol in which it is answered. */
sealed interface Choice {
  Codec codec();

  /** An action that is there. */
  record Found(AwsService service, Operation<?, ?> operation, Codec codec) implements Choice {}

  /** An action or a service that is not. */
  record Unknown(AwsException error, Codec codec) implements Choice {}
}
