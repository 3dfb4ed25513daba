package dev.holdpoint.server.wire;

/** In whose names and forms a state machine sees an action: AWS has kept both. */
public enum SdkStyle {
  /**
   * The SDK's version 1, behind the optimized integrations: the model's names, times as numbers.
   */
  V1,
  /** The SDK's version 2, behind {@code aws-sdk:} its Java names, times as text. */
  V2,
  /** No state machine's: the model's own names, times as seconds, blobs in Base64. */
  WIRE
}
