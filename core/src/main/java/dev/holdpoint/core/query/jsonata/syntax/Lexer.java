package dev.holdpoint.core.query.jsonata.syntax;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** Cuts an expression into tokens, one at a time. */
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile("(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

  private static final String BLANKS = " \t\n\r\u000B";

  private final String text;
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  /**
   * The next token.
   *
   * @param afterOperand whether a slash divides here, and begins no regular expression
   */
  Token next(boolean afterOperand) {
    skipBlanksAndComments();
    if (at >= text.length()) {
      return Token.of(Token.Type.END, "(end)", text.length());
    }
    char c = text.charAt(at);
    if (c == '/' && !afterOperand) {
      at++;
      return regex();
    }
    for (String pair : Binding.PAIRS) {
      if (text.startsWith(pair, at)) {
        at += 2;
        return Token.of(Token.Type.OPERATOR, pair, at);
      }
    }
    if (Binding.SIGNS.indexOf(c) >= 0) {
      at++;
      if (c == '!' || c == '~') {
        throw new Fault(FaultCode.S0204, at).with("token", String.valueOf(c));
      }
      return Token.of(Token.Type.OPERATOR, String.valueOf(c), at);
    }
    return switch (c) {
      case '"', '\'' -> string(c);
      case '`' -> quotedName();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word();
    };
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      if (BLANKS.indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new Fault(FaultCode.S0106, at);
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private Token regex() {
    int start = at;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '/' && depth == 0 && !isEscaped(at)) {
        return regex(text.substring(start, at));
      }
      boolean plain = text.charAt(at - 1) != '\\';
      if (plain && "([{".indexOf(c) >= 0) {
        depth++;
      } else if (plain && ")]}".indexOf(c) >= 0) {
        depth--;
      }
    }
    throw new Fault(FaultCode.S0302, at);
  }

  private Token regex(String source) {
    if (source.isEmpty()) {
      throw new Fault(FaultCode.S0301, at);
    }
    at++;
    int start = at;
    while (at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'm')) {
      at++;
    }
    Pattern pattern = RegexDialect.compile(source, text.substring(start, at), at);
    return new Token(Token.Type.REGEX, source, new Token.Literal.Regex(pattern), at);
  }

  private boolean isEscaped(int place) {
    int backslashes = 0;
    while (place - backslashes > 0 && text.charAt(place - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private Token string(char quote) {
    StringBuilder content = new StringBuilder();
    at++;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        String value = content.toString();
        return new Token(Token.Type.STRING, value, new Token.Literal.Json(Json.text(value)), at);
      }
      content.append(c == '\\' ? escape() : c);
    }
    throw new Fault(FaultCode.S0101, at);
  }

  private char escape() {
    at++;
    char c = at < text.length() ? text.charAt(at) : '\0';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default ->
          throw new Fault(FaultCode.S0103, at).with("token", c == '\0' ? "" : String.valueOf(c));
    };
  }

  private char unicode() {
    String digits = text.substring(at + 1, Math.min(at + 5, text.length()));
    if (digits.length() != 4 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new Fault(FaultCode.S0104, at);
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private Token number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalStateException("Expected a number, but there is none (at=" + at + ")");
    }
    double value = Double.parseDouble(matcher.group());
    if (Double.isInfinite(value)) {
      throw new Fault(FaultCode.S0102, at).with("token", matcher.group());
    }
    at = matcher.end();
    return new Token(
        Token.Type.NUMBER, matcher.group(), new Token.Literal.Json(Numerals.node(value)), at);
  }

  private Token quotedName() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw new Fault(FaultCode.S0105, text.length());
    }
    String name = text.substring(at + 1, end);
    at = end + 1;
    return Token.of(Token.Type.NAME, name, at);
  }

  private Token word() {
    int start = at;
    while (at < text.length()
        && BLANKS.indexOf(text.charAt(at)) < 0
        && Binding.SIGNS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.startsWith("$")) {
      return Token.of(Token.Type.VARIABLE, word.substring(1).intern(), at);
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (word) {
      case "or", "in", "and" -> Token.of(Token.Type.OPERATOR, word, at);
      case "true", "false" ->
          literal(word, new Token.Literal.Json(nodes.booleanNode(word.equals("true"))));
      case "null" -> literal(word, new Token.Literal.Json(Json.nullNode()));
      default -> Token.of(Token.Type.NAME, word, at);
    };
  }

  private Token literal(String word, Token.Literal literal) {
    return new Token(Token.Type.VALUE, word, literal, at);
  }
}
