package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Scope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code StringMatches}: {@code *} stands for any text, a backslash takes its meaning away. */
final class Wildcard implements Condition {
  private final Operand variable;
  private final List<String> pieces;

  Wildcard(Operand variable, String pattern) {
    this.variable = variable;
    this.pieces = pieces(pattern);
  }

  @Override
  public boolean test(Scope scope) {
    JsonNode value = variable.value(scope);
    return value.isString() && matches(value.stringValue());
  }

  /** The first piece begins the text, the last ends it, the others follow as early as they can. */
  boolean matches(String text) {
    String first = pieces.getFirst();
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    String last = pieces.getLast();
    int end = text.length() - last.length();
    if (!text.startsWith(first) || !text.endsWith(last) || end < first.length()) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }

  private static List<String> pieces(String pattern) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        boolean escape = c == '\\' && i + 1 < pattern.length();
        piece.append(escape ? pattern.charAt(++i) : c);
      }
    }
    pieces.add(piece.toString());
    return List.copyOf(pieces);
  }
}
