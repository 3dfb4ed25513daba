package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A function of which some arguments are given and others, the question marks, are open. */
final class Partial extends Node {
  private final Node callee;
  private final List<Argument> arguments;
  private final int position;

  Partial(Node callee, List<Argument> arguments, int position) {
    this.callee = callee;
    this.arguments = List.copyOf(arguments);
    this.position = position;
  }

  /** A given argument, or an open one without a node. */
  record Argument(@Nullable Node node) {}

  @Override
  JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    List<@Nullable JsonNode> given = new ArrayList<>();
    for (Argument argument : arguments) {
      given.add(argument.node == null ? null : argument.node.evaluate(run, input, frame));
    }
    JsonNode function = callee.evaluate(run, input, frame);
    Procedure procedure = Values.procedure(function);
    if (procedure == null) {
      Call.refuseForgottenDollar(callee, frame, FaultCode.T1007, position);
      throw new Fault(FaultCode.T1008, position).with("token", Call.name(callee));
    }
    return Values.of(new Applied(procedure, given, open(procedure)));
  }

  /** The places of the open arguments, in order. */
  private List<Integer> open(Procedure procedure) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).node == null && i < Math.max(procedure.arity(), arguments.size())) {
        open.add(i);
      }
    }
    return open;
  }

  /** The function that is left to be called. */
  private record Applied(Procedure procedure, List<@Nullable JsonNode> given, List<Integer> open)
      implements Procedure {
    @Override
    public int arity() {
      return open.size();
    }

    @Override
    public @Nullable JsonNode call(
        Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
      List<@Nullable JsonNode> all = new ArrayList<>(given);
      for (int i = 0; i < open.size(); i++) {
        all.set(open.get(i), i < arguments.size() ? arguments.get(i) : null);
      }
      while (all.size() < procedure.arity()) {
        all.add(null);
      }
      return procedure.call(run, all, input);
    }
  }
}
