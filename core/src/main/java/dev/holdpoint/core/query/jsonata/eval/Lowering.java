package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Kind;
import dev.holdpoint.core.query.jsonata.syntax.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes nodes of syntax. */
final class Lowering {
  private Lowering() {}

  static Node node(@Nullable Syntax syntax) {
    if (syntax == null) {
      throw new IllegalStateException("Expected syntax, but there is none");
    }
    Node node = bare(syntax);
    Group group = syntax.group() == null || node instanceof Path ? null : group(syntax.group());
    List<Node> predicates =
        syntax.predicates().stream().map(predicate -> node(predicate.lhs())).toList();
    node.attach(predicates, group, syntax.keepsArray());
    return node;
  }

  private static Node bare(Syntax syntax) {
    return switch (syntax.kind()) {
      case NAME -> new Name(syntax.text());
      case VARIABLE -> new Variable(syntax.text());
      case STRING, NUMBER, VALUE ->
          new Literal(syntax.literal() == null ? Json.nullNode() : syntax.literal());
      case REGEX -> regex(syntax);
      case BINARY ->
          new Operator(
              Operator.Sign.of(syntax.text()),
              node(syntax.lhs()),
              node(syntax.rhs()),
              syntax.position());
      case NEGATION -> new Operator.Negation(node(syntax.lhs()), syntax.position());
      case ARRAY -> new Constructor.OfArray(elements(syntax), syntax.isConsArray());
      case OBJECT -> new Constructor.OfObject(group(syntax));
      case BLOCK -> new Control.Block(nodes(syntax.parts()));
      case FUNCTION -> call(syntax);
      case PARTIAL -> partial(syntax);
      case LAMBDA -> lambda(syntax);
      case CONDITION ->
          new Control.Condition(
              node(syntax.lhs()),
              node(syntax.rhs()),
              syntax.third() == null ? null : node(syntax.third()));
      case TRANSFORM ->
          new Transform(
              node(syntax.lhs()),
              node(syntax.rhs()),
              syntax.third() == null ? null : node(syntax.third()),
              syntax.position());
      case WILDCARD -> new Wildcard(false);
      case DESCENDANT -> new Wildcard(true);
      case PARENT -> new Control.Parent(String.valueOf(syntax.slotLabel()));
      case PATH -> path(syntax);
      case BIND -> new Control.Bind(variable(syntax.lhs()), node(syntax.rhs()));
      case APPLY -> new Apply(node(syntax.lhs()), node(syntax.rhs()), syntax.position());
      case SORT -> sort(syntax);
      case OPERATOR, END, FILTER, INDEX, GROUP, TERM, PAIR ->
          throw new Fault(FaultCode.S0206, syntax.position()).with("token", syntax.text());
    };
  }

  private static List<Node> nodes(List<Syntax> parts) {
    return parts.stream().map(Lowering::node).toList();
  }

  private static String variable(@Nullable Syntax syntax) {
    return syntax == null ? "" : syntax.text();
  }

  private static Node regex(Syntax syntax) {
    if (syntax.regex() == null) {
      throw new IllegalStateException("Expected a pattern, but there is none");
    }
    return new Literal(Values.of(new Regex(syntax.regex(), syntax.position())));
  }

  private static List<Constructor.Element> elements(Syntax array) {
    return array.parts().stream()
        .map(part -> new Constructor.Element(node(part), part.kind() == Kind.ARRAY))
        .toList();
  }

  private static Group group(Syntax syntax) {
    return new Group(
        syntax.parts().stream()
            .map(pair -> new Group.Pair(node(pair.lhs()), node(pair.rhs())))
            .toList(),
        syntax.position());
  }

  private static Call call(Syntax syntax) {
    return new Call(node(syntax.lhs()), nodes(syntax.parts()), syntax.position());
  }

  private static Node partial(Syntax syntax) {
    return new Partial(
        node(syntax.lhs()),
        syntax.parts().stream()
            .map(part -> new Partial.Argument(part.kind() == Kind.OPERATOR ? null : node(part)))
            .toList(),
        syntax.position());
  }

  private static Node lambda(Syntax syntax) {
    Syntax body = syntax.rhs();
    if (syntax.isThunk() && body != null) {
      Call call = call(body);
      call.attach(List.of(), null, body.keepsArray());
      return new Thunk.Deferred(call);
    }
    List<String> parameters = syntax.parts().stream().map(Syntax::text).toList();
    return new Lambda.Definition(
        parameters,
        node(body),
        syntax.signature() == null ? null : Signature.of(syntax.signature()));
  }

  private static Node path(Syntax syntax) {
    List<Step> steps = syntax.parts().stream().map(Lowering::step).toList();
    Group group = syntax.group() == null ? null : group(syntax.group());
    return new Path(steps, syntax.isTuple(), syntax.keepsSingletonArray(), group);
  }

  private static Step step(Syntax syntax) {
    List<Step.Stage> stages =
        syntax.stages().stream()
            .map(stage ->
                stage.kind() == Kind.INDEX
                    ? new Step.Stage.Index(stage.text())
                    : (Step.Stage) new Step.Stage.Predicate(node(stage.lhs())))
            .toList();
    return new Step(
        node(syntax),
        stages,
        syntax.isTuple(),
        syntax.focus(),
        syntax.index(),
        syntax.ancestorLabel(),
        syntax.isConsArray());
  }

  private static Node sort(Syntax syntax) {
    return new Sort(
        syntax.parts().stream()
            .map(term -> new Sort.Term(node(term.lhs()), term.isDescending()))
            .toList(),
        syntax.position());
  }
}
