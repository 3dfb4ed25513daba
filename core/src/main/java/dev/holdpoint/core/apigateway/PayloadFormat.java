package dev.holdpoint.core.apigateway;

/** The shape of what a function is given, {@code payloadFormatVersion}. */
public enum PayloadFormat {
  V1,
  V2,
  /** Version 2.0, as functions' own addresses send it. */
  URL;

  /** As AWS writes it. */
  public String version() {
    return switch (this) {
      case V1 -> "1.0";
      case V2, URL -> "2.0";
    };
  }
}
