package dev.holdpoint.server.api.apigateway.velocity;

/** Texts as they stand in JavaScript, escaped as Apache Commons does it, which AWS uses. */
final class JavaScriptText {
  private JavaScriptText() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      escape(escaped, text.charAt(i));
    }
    return escaped.toString();
  }

  private static void escape(StringBuilder escaped, char c) {
    switch (c) {
      case '\b' -> escaped.append("\\b");
      case '\n' -> escaped.append("\\n");
      case '\t' -> escaped.append("\\t");
      case '\f' -> escaped.append("\\f");
      case '\r' -> escaped.append("\\r");
      case '\'', '"', '\\', '/' -> escaped.append('\\').append(c);
      default -> {
        if (c < 0x20 || c > 0x7f) {
          escaped.append("\\u").append("%04X".formatted((int) c));
        } else {
          escaped.append(c);
        }
      }
    }
  }
}
