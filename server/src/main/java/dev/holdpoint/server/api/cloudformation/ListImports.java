package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;

/** {@code ListImports}: which stacks take an exported value. */
record ListImports(StackDesk desk) implements Action<ListImportsRequest, ListImportsResponse> {
  @Override
  public ListImportsResponse handle(ListImportsRequest request, Call call) {
    String export = request.exportName();
    List<String> stacks =
        desk.own().stream()
            .filter(stack -> stack.imports().contains(export))
            .map(ShownStack::name)
            .toList();
    if (stacks.isEmpty()) {
      throw StackDesk.refusal("Export '" + export + "' is not imported by any stack.");
    }
    return ListImportsResponse.builder().imports(stacks).build();
  }
}
