package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.AwsException;

/** What became of one entry of a batch. */
public sealed interface BatchResult<T> {
  String id();

  /** It was done. */
  record Done<T>(String id, T value) implements BatchResult<T> {}

  /** It was refused; the others were not held up by it. */
  record Failed<T>(String id, AwsException error) implements BatchResult<T> {
    /** The error's code as SQS writes it into a batch's answer. */
    public String code() {
      String old = error.queryCode();
      return old != null ? old : error.code();
    }
  }
}
