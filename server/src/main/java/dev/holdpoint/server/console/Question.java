package dev.holdpoint.server.console;

import dev.holdpoint.server.http.WebRequest;
import java.util.List;
import java.util.Map;

/** What a page is asked for: its path and parameters. */
record Question(String path, Map<String, List<String>> parameters) {
  static Question of(WebRequest request) {
    String path = request.path();
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Question(plain, request.queryParameters());
  }

  /** The parameter, or empty where there is none. */
  String get(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  /** The parameter as a number, or 0 where it is none. */
  long number(String name) {
    String text = get(name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
