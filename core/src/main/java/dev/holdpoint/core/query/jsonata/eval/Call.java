package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The call of a function. */
final class Call extends Node {
  private final Node callee;
  private final List<Node> arguments;
  private final int position;

  Call(Node callee, List<Node> arguments, int position) {
    this.callee = callee;
    this.arguments = List.copyOf(arguments);
    this.position = position;
  }

  Node callee() {
    return callee;
  }

  int position() {
    return position;
  }

  /** How the function is called there, or null where it has no name. */
  @Nullable String name() {
    return name(callee);
  }

  static @Nullable String name(Node callee) {
    return switch (callee) {
      case Variable variable -> variable.name();
      case Path path -> fieldName(path);
      default -> null;
    };
  }

  private static @Nullable String fieldName(Path path) {
    return path.steps().getFirst().node() instanceof Name name ? name.name() : null;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return call(run, input, frame, new ArrayList<>(arguments.size()));
  }

  /** Calls it with a first argument that stands before the others. */
  @Nullable JsonNode withFirst(
      Run run, @Nullable JsonNode input, Frame frame, @Nullable JsonNode first) {
    List<@Nullable JsonNode> values = new ArrayList<>(arguments.size() + 1);
    values.add(first);
    return call(run, input, frame, values);
  }

  private @Nullable JsonNode call(
      Run run, @Nullable JsonNode input, Frame frame, List<@Nullable JsonNode> values) {
    JsonNode function = callee.evaluate(run, input, frame);
    if (function == null) {
      refuseForgottenDollar(callee, frame, FaultCode.T1005, position);
    }
    for (Node argument : arguments) {
      values.add(argument.evaluate(run, input, frame));
    }
    try {
      return run.apply(function, values, input);
    } catch (Fault fault) {
      throw fault.within(position, name());
    }
  }

  List<@Nullable JsonNode> arguments(Run run, @Nullable JsonNode input, Frame frame) {
    List<@Nullable JsonNode> values = new ArrayList<>(arguments.size());
    for (Node argument : arguments) {
      values.add(argument.evaluate(run, input, frame));
    }
    return values;
  }

  /** Says so where a function's name was written without its dollar sign. */
  static void refuseForgottenDollar(Node callee, Frame frame, FaultCode code, int position) {
    String name = callee instanceof Path path ? fieldName(path) : null;
    if (name != null && frame.lookup(name) != null) {
      throw new Fault(code, position).with("token", name);
    }
  }
}
