package dev.holdpoint.server.calls.http;

/** Signs a request as AWS's APIs want it (Signature Version 4). */
@FunctionalInterface
public interface RequestSigner {
  /**
   * The same request with its signature.
   *
   * @param service the name that is signed for, such as {@code execute-api}
   * @throws dev.holdpoint.server.calls.CallFailure where there are no credentials
   */
  OutsideRequest sign(OutsideRequest request, String service, String region);
}
