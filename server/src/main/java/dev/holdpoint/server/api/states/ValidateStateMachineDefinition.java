package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.states.DefinitionCheck;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** ValidateStateMachineDefinition: what CreateStateMachine would say, as a list. */
final class ValidateStateMachineDefinition
    implements Action<
        ValidateStateMachineDefinitionRequest, ValidateStateMachineDefinitionResponse> {
  /** AWS's default, and its largest. */
  private static final int MOST = 100;

  @Override
  public ValidateStateMachineDefinitionResponse handle(
      ValidateStateMachineDefinitionRequest request, Call call) {
    String type = request.typeAsString();
    DefinitionCheck.Findings findings =
        DefinitionCheck.of(
            Required.member(request.definition(), "definition"),
            type == null ? MachineType.STANDARD : MachineType.valueOf(type));
    List<ValidateStateMachineDefinitionDiagnostic> all = new ArrayList<>();
    add(all, findings.errors(), ValidateStateMachineDefinitionSeverity.ERROR);
    if (request.severity() == ValidateStateMachineDefinitionSeverity.WARNING) {
      add(all, findings.warnings(), ValidateStateMachineDefinitionSeverity.WARNING);
    }
    int asked = request.maxResults() == null ? 0 : request.maxResults();
    int most = asked == 0 ? MOST : asked;
    return ValidateStateMachineDefinitionResponse.builder()
        .result(
            findings.errors().isEmpty()
                ? ValidateStateMachineDefinitionResultCode.OK
                : ValidateStateMachineDefinitionResultCode.FAIL)
        .diagnostics(all.subList(0, Math.min(most, all.size())))
        .truncated(all.size() > most)
        .build();
  }

  private static void add(
      List<ValidateStateMachineDefinitionDiagnostic> all,
      List<Diagnostic> found,
      ValidateStateMachineDefinitionSeverity severity) {
    for (Diagnostic each : found) {
      all.add(
          ValidateStateMachineDefinitionDiagnostic.builder()
              .severity(severity)
              .code(each.code())
              .message(each.message())
              .location(each.location().isEmpty() ? null : each.location())
              .build());
    }
  }
}
