package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** {@code GetTemplate}: as it was written. */
record GetTemplate(StackDesk desk) implements Action<GetTemplateRequest, GetTemplateResponse> {
  @Override
  public GetTemplateResponse handle(GetTemplateRequest request, Call call) {
    if (request.templateStage() == TemplateStage.PROCESSED) {
      throw StackDesk.refusal(
          "Holdpoint keeps templates as they were written; ask for the TemplateStage Original");
    }
    String changeSet = request.changeSetName();
    String text =
        changeSet == null
            ? desk.control().template(StackDesk.named(request.stackName()))
            : desk.control().proposedTemplate(changeSet, request.stackName());
    return GetTemplateResponse.builder()
        .templateBody(text)
        .stagesAvailable(TemplateStage.ORIGINAL)
        .build();
  }
}
