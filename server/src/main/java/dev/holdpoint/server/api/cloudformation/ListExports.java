package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;

/** {@code ListExports}: what stacks may import of each other. */
record ListExports(StackDesk desk) implements Action<ListExportsRequest, ListExportsResponse> {
  @Override
  public ListExportsResponse handle(ListExportsRequest request, Call call) {
    return ListExportsResponse.builder()
        .exports(desk.own().stream().flatMap(ListExports::of).toList())
        .build();
  }

  private static Stream<Export> of(ShownStack stack) {
    return stack.exports().entrySet().stream()
        .map(export ->
            Export.builder()
                .exportingStackId(stack.id())
                .name(export.getKey())
                .value(export.getValue())
                .build());
  }
}
