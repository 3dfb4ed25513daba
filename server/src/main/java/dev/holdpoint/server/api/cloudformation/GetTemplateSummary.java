package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;

/** {@code GetTemplateSummary}: of a template, or of the one that a stack was made by. */
record GetTemplateSummary(StackDesk desk)
    implements Action<GetTemplateSummaryRequest, GetTemplateSummaryResponse> {
  @Override
  public GetTemplateSummaryResponse handle(GetTemplateSummaryRequest request, Call call) {
    if (request.stackSetName() != null) {
      throw StackDesk.refusal("Holdpoint has no stack sets");
    }
    String stack = request.stackName();
    String text =
        stack == null
            ? desk.texts().get(request.templateBody(), request.templateURL())
            : desk.control().template(stack);
    ShownTemplate template = desk.control().look(text);
    return GetTemplateSummaryResponse.builder()
        .description(template.description())
        .version(template.version())
        .parameters(template.parameters())
        .capabilitiesWithStrings(template.capabilities())
        .capabilitiesReason(template.capabilitiesReason())
        .resourceTypes(template.types())
        .declaredTransforms(template.transforms())
        .metadata(template.metadata())
        .build();
  }
}
