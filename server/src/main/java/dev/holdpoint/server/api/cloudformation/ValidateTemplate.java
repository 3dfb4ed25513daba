package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** {@code ValidateTemplate}: whether it is a template at all; AWS looks no deeper either. */
record ValidateTemplate(StackDesk desk)
    implements Action<ValidateTemplateRequest, ValidateTemplateResponse> {
  @Override
  public ValidateTemplateResponse handle(ValidateTemplateRequest request, Call call) {
    String text = desk.texts().get(request.templateBody(), request.templateURL());
    ShownTemplate template = desk.control().look(text);
    return ValidateTemplateResponse.builder()
        .description(template.description())
        .parameters(template.parameters().stream().map(ValidateTemplate::shown).toList())
        .capabilitiesWithStrings(template.capabilities())
        .capabilitiesReason(template.capabilitiesReason())
        .declaredTransforms(template.transforms())
        .build();
  }

  private static TemplateParameter shown(ParameterDeclaration parameter) {
    return TemplateParameter.builder()
        .parameterKey(parameter.parameterKey())
        .defaultValue(parameter.defaultValue())
        .noEcho(parameter.noEcho())
        .description(parameter.description())
        .build();
  }
}
