package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.LogSettings;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static final Arn EXECUTION =
      Arn.of("arn:aws:states:us-east-1:000000000000:execution:m:e");

  private static HistoryEvent event(HistoryEventType type) {
    return new HistoryEvent(
        2, 1, type, Json.object().put("name", "A").put("input", "{\"secret\":1}"));
  }

  @Test
  void dataIsLeftOutUnlessTheMachineIncludesIt() {
    HistoryEvent entered = event(HistoryEventType.PASS_STATE_ENTERED);
    assertEquals(
        "{\"id\":\"2\",\"type\":\"PassStateEntered\",\"details\":{\"name\":\"A\"},"
            + "\"previous_event_id\":\"1\",\"event_timestamp\":\"7\",\"execution_arn\":\""
            + EXECUTION
            + "\"}",
        LogLine.of(EXECUTION, entered, 7, false));
    assertTrue(LogLine.of(EXECUTION, entered, 7, true).contains("secret"));
  }

  @Test
  void levelsTellWhatIsWanted() {
    HistoryEvent failed = event(HistoryEventType.TASK_FAILED);
    HistoryEvent ended = event(HistoryEventType.EXECUTION_FAILED);
    assertTrue(LogLine.isWanted(failed, LogSettings.Level.ERROR));
    assertFalse(LogLine.isWanted(failed, LogSettings.Level.FATAL));
    assertTrue(LogLine.isWanted(ended, LogSettings.Level.FATAL));
    assertFalse(LogLine.isWanted(ended, LogSettings.Level.OFF));
  }

  @Test
  void streamsAreNamedByMachineAndHour() {
    assertEquals(
        "arn:aws:logs:us-east-1:0:log-group:/aws/vendedlogs/states/m",
        LogLine.group("arn:aws:logs:us-east-1:0:log-group:/aws/vendedlogs/states/m:*").value());
    Arn machine = Arn.of("arn:aws:states:us-east-1:000000000000:stateMachine:m");
    assertEquals("states/m/1970-01-01-01-00/ab", LogLine.stream(machine, 3_600_000, "ab"));
  }
}
