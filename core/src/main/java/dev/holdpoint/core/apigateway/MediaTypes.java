package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Locale;

/** Which bodies are text. */
final class MediaTypes {
  private MediaTypes() {}

  /** What an HTTP API hands on as text; forms are not among it. */
  static boolean isText(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/xml")
        || type.equals("application/javascript")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }

  /** Whether a REST API's list of binary types has this one. */
  static boolean matches(List<String> binaryMediaTypes, String mediaType) {
    String family = mediaType.replaceFirst("/.*", "/*");
    return binaryMediaTypes.stream()
        .anyMatch(type ->
            type.equals("*/*")
                || type.equalsIgnoreCase(mediaType)
                || type.equalsIgnoreCase(family));
  }
}
