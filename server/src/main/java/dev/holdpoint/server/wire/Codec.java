package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import software.amazon.awssdk.core.SdkPojo;

/** One protocol: what a request says, and how it is answered. */
interface Codec {
  /** Sets what the request carries. */
  void read(WebRequest request, SdkPojo builder);

  WebResponse write(Operation<?, ?> operation, SdkPojo response, String requestId);

  WebResponse error(AwsException error, String requestId);
}
