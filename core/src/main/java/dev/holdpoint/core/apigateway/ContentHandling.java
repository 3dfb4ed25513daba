package dev.holdpoint.core.apigateway;

/** How a body is converted on its way: from base64 to bytes, or the other way. */
public enum ContentHandling {
  CONVERT_TO_BINARY,
  CONVERT_TO_TEXT
}
