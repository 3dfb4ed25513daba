package dev.holdpoint.core.query.jsonata.syntax;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns what the parser read into what can be run: dots become paths of steps, brackets become
 * predicates of steps, tail calls are marked.
 */
final class Refinement {
  /** Ours: long chains of operators are deep trees. */
  private static final int MAX_DEPTH = 500;

  private final Ancestry ancestry = new Ancestry();
  private int depth;

  private Refinement() {}

  static Syntax refine(Syntax whole) {
    Syntax result = new Refinement().process(whole);
    if (result.kind == Kind.PARENT || result.seekingParent != null) {
      throw new Fault(FaultCode.S0217, result.position).with("token", result.kind.word());
    }
    return result;
  }

  private Syntax process(@Nullable Syntax syntax) {
    if (syntax == null) {
      throw new IllegalStateException("Expected syntax, but there is none");
    }
    if (++depth > MAX_DEPTH) {
      throw Fault.saying(FaultCode.U1001, "The expression has more than " + MAX_DEPTH + " levels");
    }
    Syntax result = refined(syntax);
    if (syntax.keepArray) {
      result.keepArray = true;
    }
    depth--;
    return result;
  }

  private Syntax refined(Syntax syntax) {
    return switch (syntax.kind) {
      case BINARY -> binary(syntax);
      case NEGATION -> negation(syntax);
      case ARRAY, FUNCTION, PARTIAL -> withParts(syntax);
      case OBJECT -> object(syntax);
      case LAMBDA -> lambda(syntax);
      case CONDITION, TRANSFORM -> threefold(syntax);
      case BLOCK -> block(syntax);
      case NAME -> name(syntax);
      case PARENT -> parent(syntax);
      case STRING, NUMBER, VALUE, WILDCARD, DESCENDANT, VARIABLE, REGEX -> syntax;
      case OPERATOR -> operator(syntax);
      case END -> throw new Fault(FaultCode.S0207, syntax.position);
      case PATH, BIND, APPLY, SORT, FILTER, INDEX, GROUP, TERM, PAIR ->
          throw new Fault(FaultCode.S0206, syntax.position).with("token", syntax.text);
    };
  }

  private static Syntax like(Syntax syntax) {
    return new Syntax(syntax.kind, syntax.text, syntax.position);
  }

  private Syntax binary(Syntax syntax) {
    return switch (syntax.text) {
      case "." -> path(syntax);
      case "[" -> predicate(syntax);
      case "{" -> group(syntax);
      case "^" -> orderBy(syntax);
      case ":=" -> {
        Syntax bind = new Syntax(Kind.BIND, syntax.text, syntax.position);
        bind.lhs = process(syntax.lhs);
        bind.rhs = process(syntax.rhs);
        ancestry.push(bind, bind.rhs);
        yield bind;
      }
      case "@" -> focus(syntax);
      case "#" -> index(syntax);
      case "~>" -> {
        Syntax apply = new Syntax(Kind.APPLY, syntax.text, syntax.position);
        Syntax left = process(syntax.lhs);
        Syntax right = process(syntax.rhs);
        apply.lhs = left;
        apply.rhs = right;
        apply.keepArray = left.keepArray || right.keepArray;
        yield apply;
      }
      default -> {
        Syntax binary = like(syntax);
        binary.lhs = process(syntax.lhs);
        binary.rhs = process(syntax.rhs);
        ancestry.push(binary, binary.lhs);
        ancestry.push(binary, binary.rhs);
        yield binary;
      }
    };
  }

  private static Syntax asPath(Syntax first) {
    if (first.kind == Kind.PATH) {
      return first;
    }
    Syntax path = new Syntax(Kind.PATH, "", first.position);
    path.parts.add(first);
    return path;
  }

  private Syntax path(Syntax syntax) {
    Syntax first = process(syntax.lhs);
    Syntax path = asPath(first);
    if (first.kind == Kind.PARENT && first.slot != null) {
      path.seekingParent = new ArrayList<>(List.of(first.slot));
    }
    Syntax rest = process(syntax.rhs);
    if (rest.kind == Kind.PATH) {
      path.parts.addAll(rest.parts);
    } else {
      if (rest.predicates != null) {
        rest.stages = rest.predicates;
        rest.predicates = null;
      }
      path.parts.add(rest);
    }
    for (Syntax step : path.parts) {
      if (step.kind == Kind.NUMBER || step.kind == Kind.VALUE) {
        throw new Fault(FaultCode.S0213, step.position).with("value", step.literal);
      }
      if (step.kind == Kind.STRING) {
        step.kind = Kind.NAME;
      }
      path.keepSingletonArray |= step.keepArray;
    }
    markConstructor(path.parts.getFirst());
    markConstructor(path.parts.getLast());
    ancestry.resolve(path);
    return path;
  }

  private static void markConstructor(Syntax step) {
    if (step.kind == Kind.ARRAY) {
      step.consArray = true;
    }
  }

  private Syntax predicate(Syntax syntax) {
    Syntax result = process(syntax.lhs);
    boolean path = result.kind == Kind.PATH;
    Syntax step = path ? result.parts.getLast() : result;
    if (step.group != null) {
      throw new Fault(FaultCode.S0209, syntax.position);
    }
    Syntax filter = new Syntax(Kind.FILTER, "[", syntax.position);
    Syntax predicate = process(syntax.rhs);
    filter.lhs = predicate;
    ancestry.resolve(step, predicate);
    List<Syntax> filters = path ? step.stages : step.predicates;
    if (filters == null) {
      filters = new ArrayList<>();
      if (path) {
        step.stages = filters;
      } else {
        step.predicates = filters;
      }
    }
    filters.add(filter);
    return result;
  }

  private Syntax group(Syntax syntax) {
    Syntax result = process(syntax.lhs);
    if (result.group != null) {
      throw new Fault(FaultCode.S0210, syntax.position);
    }
    Syntax group = new Syntax(Kind.GROUP, "{", syntax.position);
    for (Syntax pair : syntax.parts) {
      group.parts.add(pair(pair));
    }
    result.group = group;
    return result;
  }

  private Syntax pair(Syntax pair) {
    Syntax refined = like(pair);
    refined.lhs = process(pair.lhs);
    refined.rhs = process(pair.rhs);
    return refined;
  }

  private Syntax orderBy(Syntax syntax) {
    Syntax path = asPath(process(syntax.lhs));
    Syntax sort = new Syntax(Kind.SORT, "^", syntax.position);
    for (Syntax term : syntax.parts) {
      Syntax refined = like(term);
      refined.lhs = process(term.lhs);
      refined.descending = term.descending;
      ancestry.push(sort, refined.lhs);
      sort.parts.add(refined);
    }
    path.parts.add(sort);
    ancestry.resolve(path);
    return path;
  }

  private Syntax focus(Syntax syntax) {
    Syntax result = process(syntax.lhs);
    Syntax step = result.kind == Kind.PATH ? result.parts.getLast() : result;
    if (step.stages != null || step.predicates != null) {
      throw new Fault(FaultCode.S0215, syntax.position);
    }
    if (step.kind == Kind.SORT) {
      throw new Fault(FaultCode.S0216, syntax.position);
    }
    step.keepArray |= syntax.keepArray;
    step.focus = variable(syntax);
    step.tuple = true;
    return result;
  }

  private static String variable(Syntax syntax) {
    return syntax.rhs == null ? "" : syntax.rhs.text;
  }

  private Syntax index(Syntax syntax) {
    Syntax result = process(syntax.lhs);
    Syntax path = asPath(result);
    Syntax step = path.parts.getLast();
    if (path != result && step.predicates != null) {
      step.stages = step.predicates;
      step.predicates = null;
    }
    if (step.stages == null) {
      step.index = variable(syntax);
    } else {
      step.stages.add(new Syntax(Kind.INDEX, variable(syntax), syntax.position));
    }
    step.tuple = true;
    return path;
  }

  private Syntax negation(Syntax syntax) {
    Syntax operand = process(syntax.lhs);
    JsonNode literal = operand.literal;
    if (operand.kind == Kind.NUMBER && literal != null) {
      operand.literal = Numerals.node(-literal.doubleValue());
      return operand;
    }
    Syntax negation = like(syntax);
    negation.lhs = operand;
    ancestry.push(negation, operand);
    return negation;
  }

  private Syntax withParts(Syntax syntax) {
    Syntax result = like(syntax);
    for (Syntax part : syntax.parts) {
      boolean open = syntax.kind == Kind.PARTIAL && part.kind == Kind.OPERATOR && isOpen(part);
      Syntax refined = open ? part : process(part);
      ancestry.push(result, refined);
      result.parts.add(refined);
    }
    if (syntax.lhs != null) {
      result.lhs = process(syntax.lhs);
    }
    return result;
  }

  static boolean isOpen(Syntax argument) {
    return argument.text.equals("?");
  }

  private Syntax object(Syntax syntax) {
    Syntax result = like(syntax);
    for (Syntax pair : syntax.parts) {
      Syntax refined = pair(pair);
      ancestry.push(result, refined.lhs);
      ancestry.push(result, refined.rhs);
      result.parts.add(refined);
    }
    return result;
  }

  private Syntax lambda(Syntax syntax) {
    Syntax result = like(syntax);
    result.parts = syntax.parts;
    result.signature = syntax.signature;
    result.rhs = tailCall(process(syntax.rhs));
    return result;
  }

  /** A call at the end of a function is made by the one who called the function. */
  private Syntax tailCall(Syntax body) {
    if (body.kind == Kind.FUNCTION && body.predicates == null) {
      Syntax thunk = new Syntax(Kind.LAMBDA, "", body.position);
      thunk.thunk = true;
      thunk.rhs = body;
      return thunk;
    }
    if (body.kind == Kind.CONDITION && body.rhs != null) {
      body.rhs = tailCall(body.rhs);
      body.third = body.third == null ? null : tailCall(body.third);
    } else if (body.kind == Kind.BLOCK && !body.parts.isEmpty()) {
      body.parts.set(body.parts.size() - 1, tailCall(body.parts.getLast()));
    }
    return body;
  }

  private Syntax threefold(Syntax syntax) {
    Syntax result = like(syntax);
    result.lhs = process(syntax.lhs);
    result.rhs = process(syntax.rhs);
    if (syntax.third != null) {
      result.third = process(syntax.third);
    }
    if (syntax.kind == Kind.CONDITION) {
      ancestry.push(result, result.lhs);
      ancestry.push(result, result.rhs);
      ancestry.push(result, result.third);
    }
    return result;
  }

  private Syntax block(Syntax syntax) {
    Syntax result = like(syntax);
    for (Syntax item : syntax.parts) {
      Syntax part = process(item);
      ancestry.push(result, part);
      result.consArray |=
          part.consArray || (part.kind == Kind.PATH && part.parts.getFirst().consArray);
      result.parts.add(part);
    }
    return result;
  }

  private static Syntax name(Syntax syntax) {
    Syntax path = asPath(syntax);
    path.keepSingletonArray = syntax.keepArray;
    return path;
  }

  private Syntax parent(Syntax syntax) {
    Syntax result = like(syntax);
    result.slot = ancestry.slot();
    return result;
  }

  private static Syntax operator(Syntax syntax) {
    if (isOpen(syntax)) {
      throw new Fault(FaultCode.S0201, syntax.position).with("token", syntax.text);
    }
    // The words "and", "or" and "in" may be names of fields.
    syntax.kind = Kind.NAME;
    return syntax;
  }
}
