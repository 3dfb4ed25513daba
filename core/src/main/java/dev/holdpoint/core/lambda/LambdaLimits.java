package dev.holdpoint.core.lambda;

/** Lambda's limits: AWS's own numbers. */
public record LambdaLimits(
    /* Bytes of a request or a response. */
    int payloadBytes,
    /* Bytes of the payload of an asynchronous invocation. */
    int eventPayloadBytes,
    /* Bytes of the archive in a request. */
    int zippedBytes,
    /* Bytes of the code, unpacked. */
    long unzippedBytes,
    /* Bytes of all names and values of the environment. */
    int environmentBytes,
    /* Messages that a queue hands to one invocation. */
    int batchSize) {

  public static LambdaLimits aws() {
    return new LambdaLimits(6_291_456, 1_048_576, 52_428_800, 262_144_000, 4_096, 10_000);
  }
}
