package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a signature. */
final class SignatureReader {
  private static final String ANY = "asnblfom";
  private static final String JSON = "asnblom";

  private final String text;
  private final List<Signature.Parameter> parameters = new ArrayList<>();
  private int at = 1;

  SignatureReader(String text) {
    this.text = text;
  }

  List<Signature.Parameter> read() {
    for (; at < text.length() && text.charAt(at) != ':'; at++) {
      char symbol = text.charAt(at);
      switch (symbol) {
        case 's', 'n', 'b', 'l', 'o' -> add(symbol + "m", false);
        case 'a' -> add(ANY, true);
        case 'f' -> add("f", false);
        case 'j' -> add(JSON, false);
        case 'x' -> add(ANY, false);
        case '(' -> choice();
        case '-', '?', '+' -> modify(symbol);
        case '<' -> elements();
        default -> {}
      }
    }
    return List.copyOf(parameters);
  }

  private void add(String types, boolean array) {
    parameters.add(new Signature.Parameter(types, "", false, array, null));
  }

  private void modify(char symbol) {
    if (parameters.isEmpty()) {
      return;
    }
    Signature.Parameter last = parameters.removeLast();
    boolean context = symbol == '-';
    parameters.add(
        new Signature.Parameter(
            last.types(),
            context ? last.modifier() : last.modifier() + symbol,
            context || last.context(),
            last.array(),
            last.elements()));
  }

  private void choice() {
    String choice = text.substring(at + 1, close('(', ')'));
    if (choice.indexOf('<') >= 0) {
      throw new Fault(FaultCode.S0402, at).with("value", choice);
    }
    if (!choice.chars().allMatch(Character::isLetter)) {
      throw new Fault(FaultCode.S0401, at).with("value", choice);
    }
    add(choice + "m", false);
    at = close('(', ')');
  }

  private void elements() {
    Signature.Parameter last = parameters.isEmpty() ? null : parameters.getLast();
    if (last == null || !(last.array() || last.types().equals("f"))) {
      throw new Fault(FaultCode.S0401, at).with("value", last == null ? "" : last.types());
    }
    int end = close('<', '>');
    if (last.array()) {
      parameters.removeLast();
      parameters.add(
          new Signature.Parameter(
              last.types(), last.modifier(), last.context(), true, text.substring(at + 1, end)));
    }
    at = end;
  }

  private int close(char open, char close) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new Fault(FaultCode.S0401, at).with("value", text);
  }
}
