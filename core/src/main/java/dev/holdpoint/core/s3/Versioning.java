package dev.holdpoint.core.s3;

/** Whether a bucket keeps what is replaced and deleted. What once did never is as before. */
public enum Versioning {
  NEVER,
  ENABLED,
  SUSPENDED;

  /** Whether there may be versions. */
  public boolean keeps() {
    return this != NEVER;
  }
}
