package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** Parameters that a request may not leave out. */
final class Required {
  private Required() {}

  static <T> T value(@Nullable T value, String name) {
    if (value == null) {
      throw AwsException.withQueryCode(
          "MissingRequiredParameterException",
          "MissingParameter",
          "The request must contain the parameter " + name + ".");
    }
    return value;
  }

  static String text(@Nullable String value, String name) {
    return value(value, name);
  }

  /**
   * The same of an entry of a batch.
   *
   * @param batch AWS's name of the action
   * @param position counted from one
   */
  static <T> T ofEntry(@Nullable T value, String batch, int position, String name) {
    return value(value, batch + "RequestEntry." + position + "." + name);
  }

  /** For what the rules themselves refuse when it is empty. */
  static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
