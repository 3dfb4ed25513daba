package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

class ValidateDefinitionTest {
  private static final String SUSPECT =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"$.e\"}}}";

  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void listsEveryErrorWithItsPlace() {
    ValidateStateMachineDefinitionResponse answer =
        fixture.sfn.validateStateMachineDefinition(
            v -> v.definition("{\"Version\":\"7\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));
    assertEquals(ValidateStateMachineDefinitionResultCode.FAIL, answer.result());
    assertEquals(
        List.of("/Version", "/"), answer.diagnostics().stream().map(d -> d.location()).toList());
    assertFalse(answer.truncated());
  }

  @Test
  void cutsTheListAndSaysSo() {
    ValidateStateMachineDefinitionResponse answer =
        fixture.sfn.validateStateMachineDefinition(
            v -> v.maxResults(1).definition("{\"Version\":\"7\",\"States\":{\"A\":1}}"));
    assertEquals(1, answer.diagnostics().size());
    assertTrue(answer.truncated());
  }

  @Test
  void warnsWhoAsks() {
    assertTrue(
        fixture
            .sfn
            .validateStateMachineDefinition(v -> v.definition(SUSPECT))
            .diagnostics()
            .isEmpty());
    ValidateStateMachineDefinitionResponse answer =
        fixture.sfn.validateStateMachineDefinition(v ->
            v.definition(SUSPECT)
                .severity(ValidateStateMachineDefinitionSeverity.WARNING)
                .type(StateMachineType.EXPRESS));
    assertEquals(ValidateStateMachineDefinitionResultCode.OK, answer.result());
    assertEquals("NO_PATH", answer.diagnostics().getFirst().code());
    assertEquals(
        ValidateStateMachineDefinitionSeverity.WARNING, answer.diagnostics().getFirst().severity());
  }

  @Test
  void namesNoPlaceWhereThereIsNone() {
    ValidateStateMachineDefinitionResponse answer =
        fixture.sfn.validateStateMachineDefinition(v -> v.definition("5"));
    assertNull(answer.diagnostics().getFirst().location());
  }
}
