package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.cloudformation.ShownStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Our stacks as CloudFormation shows them. */
final class StackShown {
  private StackShown() {}

  static List<ShownStack> all(Tx tx) {
    return Stack.all(tx).stream().map(stack -> of(tx, stack)).toList();
  }

  private static ShownStack of(Tx tx, Stack stack) {
    Arn parent = stack.parent();
    return new ShownStack(
        stack.name(),
        stack.id().value(),
        stack.id().account(),
        stack.history().created(),
        stack.history().finished(),
        texts(stack.outputs()),
        stack.exports(),
        stack.resources().stream().map(StackShown::resource).toList(),
        parent == null ? null : new ShownStack.Nest(parent.value(), stack.root(tx).value()));
  }

  private static Map<String, String> texts(Map<String, JsonNode> outputs) {
    Map<String, String> texts = new HashMap<>();
    outputs.forEach(
        (name, value) -> texts.put(name, value.isString() ? value.asString() : value.toString()));
    return texts;
  }

  private static ShownStack.Resource resource(StackResource resource) {
    return new ShownStack.Resource(
        resource.logicalId(), resource.type(), resource.made().physicalId());
  }
}
