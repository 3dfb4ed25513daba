package dev.holdpoint.core.query.jsonata.syntax;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** Reads an expression by operator precedence (Pratt's way), then has it refined. */
public final class Parser {
  /** Ours: the parser calls itself for each level. */
  private static final int MAX_NESTING = 200;

  private final Lexer lexer;
  private Token token;
  private int nesting;

  private Parser(String text) {
    this.lexer = new Lexer(text);
    this.token = lexer.next(false);
  }

  /**
   * The syntax of an expression.
   *
   * @throws Fault where the text is none
   */
  public static Syntax parse(String text) {
    Parser parser = new Parser(text);
    Syntax whole = parser.expression(0);
    if (parser.token.type() != Token.Type.END) {
      throw parser.fault(FaultCode.S0201).with("token", parser.token.shown());
    }
    return Refinement.refine(whole);
  }

  private Syntax expression(int power) {
    if (++nesting > MAX_NESTING) {
      throw Fault.saying(
          FaultCode.U1001, "The expression is nested more than " + MAX_NESTING + " levels deep");
    }
    Token first = token;
    token = lexer.next(true);
    Syntax left = prefix(first);
    while (power < Binding.power(token)) {
      Token operator = token;
      token = lexer.next(false);
      left = infix(operator, left);
    }
    nesting--;
    return left;
  }

  private void advance(String id, boolean afterOperand) {
    if (!token.id().equals(id)) {
      FaultCode code = token.type() == Token.Type.END ? FaultCode.S0203 : FaultCode.S0202;
      throw fault(code).with("token", token.shown()).with("value", id);
    }
    token = lexer.next(afterOperand);
  }

  private void advance(String id) {
    advance(id, false);
  }

  private Fault fault(FaultCode code) {
    return new Fault(code, token.position());
  }

  /** A token where an operand is expected. */
  private Syntax prefix(Token first) {
    return switch (first.type()) {
      case NAME -> terminal(Kind.NAME, first);
      case VARIABLE -> terminal(Kind.VARIABLE, first);
      case STRING -> terminal(Kind.STRING, first);
      case NUMBER -> terminal(Kind.NUMBER, first);
      case VALUE -> terminal(Kind.VALUE, first);
      case REGEX -> terminal(Kind.REGEX, first);
      case END -> terminal(Kind.END, first);
      case OPERATOR -> prefixOperator(first);
    };
  }

  private static Syntax terminal(Kind kind, Token first) {
    Syntax syntax = new Syntax(kind, first.text(), first.position());
    switch (first.literal()) {
      case Token.Literal.Json(var node) -> syntax.literal = node;
      case Token.Literal.Regex(var pattern) -> syntax.regex = pattern;
      case Token.Literal.None() -> {}
    }
    return syntax;
  }

  private Syntax prefixOperator(Token first) {
    return switch (first.text()) {
      case "and", "or", "in" -> terminal(Kind.OPERATOR, first);
      case "-" -> {
        Syntax negation = new Syntax(Kind.NEGATION, "-", first.position());
        negation.lhs = expression(70);
        yield negation;
      }
      case "*" -> terminal(Kind.WILDCARD, first);
      case "**" -> terminal(Kind.DESCENDANT, first);
      case "%" -> terminal(Kind.PARENT, first);
      case "(" -> block(first);
      case "[" -> array(first);
      case "{" -> object(first, null);
      case "|" -> transform(first);
      default -> throw new Fault(FaultCode.S0211, first.position()).with("token", first.text());
    };
  }

  private Syntax block(Token first) {
    Syntax block = new Syntax(Kind.BLOCK, "(", first.position());
    while (!token.is(")")) {
      block.parts.add(expression(0));
      if (!token.is(";")) {
        break;
      }
      advance(";");
    }
    advance(")", true);
    return block;
  }

  private Syntax array(Token first) {
    Syntax array = new Syntax(Kind.ARRAY, "[", first.position());
    if (!token.is("]")) {
      array.parts.add(element());
      while (token.is(",")) {
        advance(",");
        array.parts.add(element());
      }
    }
    advance("]", true);
    return array;
  }

  private Syntax element() {
    Syntax item = expression(0);
    if (!token.is("..")) {
      return item;
    }
    Syntax range = new Syntax(Kind.BINARY, "..", token.position());
    advance("..");
    range.lhs = item;
    range.rhs = expression(0);
    return range;
  }

  /** An object by itself, or what groups the values at its left. */
  private Syntax object(Token first, @Nullable Syntax left) {
    Syntax object = new Syntax(left == null ? Kind.OBJECT : Kind.BINARY, "{", first.position());
    object.lhs = left;
    if (!token.is("}")) {
      object.parts.add(pair());
      while (token.is(",")) {
        advance(",");
        object.parts.add(pair());
      }
    }
    advance("}", true);
    return object;
  }

  private Syntax pair() {
    Syntax pair = new Syntax(Kind.PAIR, ":", token.position());
    pair.lhs = expression(0);
    advance(":");
    pair.rhs = expression(0);
    return pair;
  }

  private Syntax transform(Token first) {
    Syntax transform = new Syntax(Kind.TRANSFORM, "|", first.position());
    transform.lhs = expression(0);
    advance("|");
    transform.rhs = expression(0);
    if (token.is(",")) {
      advance(",");
      transform.third = expression(0);
    }
    advance("|");
    return transform;
  }

  /** An operator behind an operand. */
  private Syntax infix(Token operator, Syntax left) {
    return switch (operator.text()) {
      case "(" -> call(operator, left);
      case "[" -> predicate(operator, left);
      case "{" -> object(operator, left);
      case "^" -> orderBy(operator, left);
      case ":=" -> bind(operator, left);
      case "@", "#" -> named(operator, left);
      case "?" -> condition(operator, left);
      default -> binary(operator, left, Binding.power(operator));
    };
  }

  private Syntax binary(Token operator, Syntax left, int power) {
    Syntax binary = new Syntax(Kind.BINARY, operator.text(), operator.position());
    binary.lhs = left;
    binary.rhs = expression(power);
    return binary;
  }

  private Syntax call(Token operator, Syntax left) {
    Syntax call = new Syntax(Kind.FUNCTION, "(", operator.position());
    call.lhs = left;
    if (!token.is(")")) {
      call.parts.add(argument(call));
      while (token.is(",")) {
        advance(",");
        call.parts.add(argument(call));
      }
    }
    advance(")", true);
    boolean lambda =
        left.kind == Kind.NAME && (left.text.equals("function") || left.text.equals("\u03BB"));
    return lambda ? lambda(call) : call;
  }

  private Syntax argument(Syntax call) {
    if (!token.is("?")) {
      return expression(0);
    }
    call.kind = Kind.PARTIAL;
    Syntax open = terminal(Kind.OPERATOR, token);
    advance("?");
    return open;
  }

  private Syntax lambda(Syntax call) {
    for (int i = 0; i < call.parts.size(); i++) {
      Syntax parameter = call.parts.get(i);
      if (parameter.kind != Kind.VARIABLE) {
        throw new Fault(FaultCode.S0208, parameter.position).with("value", i + 1);
      }
    }
    call.kind = Kind.LAMBDA;
    if (token.is("<")) {
      call.signature = signature();
    }
    advance("{");
    call.rhs = expression(0);
    advance("}");
    return call;
  }

  private String signature() {
    StringBuilder signature = new StringBuilder("<");
    int depth = 1;
    while (depth > 0 && !token.is("{") && token.type() != Token.Type.END) {
      token = lexer.next(false);
      depth += token.is(">") ? -1 : token.is("<") ? 1 : 0;
      signature.append(token.text());
    }
    advance(">");
    return signature.toString();
  }

  private Syntax predicate(Token operator, Syntax left) {
    if (token.is("]")) {
      Syntax step = left;
      while (step.kind == Kind.BINARY && step.text.equals("[") && step.lhs != null) {
        step = step.lhs;
      }
      step.keepArray = true;
      advance("]");
      return left;
    }
    Syntax binary = binary(operator, left, 0);
    advance("]", true);
    return binary;
  }

  private Syntax orderBy(Token operator, Syntax left) {
    Syntax order = new Syntax(Kind.BINARY, "^", operator.position());
    order.lhs = left;
    advance("(");
    order.parts.add(term());
    while (token.is(",")) {
      advance(",");
      order.parts.add(term());
    }
    advance(")");
    return order;
  }

  private Syntax term() {
    Syntax term = new Syntax(Kind.TERM, "", token.position());
    if (token.is("<")) {
      advance("<");
    } else if (token.is(">")) {
      term.descending = true;
      advance(">");
    }
    term.lhs = expression(0);
    return term;
  }

  private Syntax bind(Token operator, Syntax left) {
    if (left.kind != Kind.VARIABLE) {
      throw new Fault(FaultCode.S0212, left.position).with("token", left.text);
    }
    return binary(operator, left, Binding.power(operator) - 1);
  }

  private Syntax named(Token operator, Syntax left) {
    Syntax named = binary(operator, left, Binding.power(operator));
    if (named.rhs == null || named.rhs.kind != Kind.VARIABLE) {
      throw new Fault(FaultCode.S0214, operator.position()).with("token", operator.text());
    }
    return named;
  }

  private Syntax condition(Token operator, Syntax left) {
    Syntax condition = new Syntax(Kind.CONDITION, "?", operator.position());
    condition.lhs = left;
    condition.rhs = expression(0);
    if (token.is(":")) {
      advance(":");
      condition.third = expression(0);
    }
    return condition;
  }
}
