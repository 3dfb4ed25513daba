package dev.holdpoint.core.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.json.Malformed;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What workers say with a task token. The first answer wins; who comes later, or after the wait is
 * over, hears TaskTimedOut; a token that we did not make is an InvalidToken.
 */
public final class TaskAnswers {
  private static final int MAX_TOKEN = 2_048;
  private static final int MAX_ERROR = 256;
  private static final int MAX_CAUSE = 32_768;

  private final Engine engine;
  private final TaskTokens tokens;

  public TaskAnswers(Engine engine, TaskTokens tokens) {
    this.engine = engine;
    this.tokens = tokens;
  }

  /**
   * @param output JSON text, kept as it is
   */
  public void success(Tx tx, Turn turn, String token, String output) {
    TaskRef task = read(token);
    if (output.getBytes(StandardCharsets.UTF_8).length > turn.limits().payloadBytes()) {
      throw StatesError.tooLong("output", turn.limits().payloadBytes());
    }
    try {
      Json.parse(output);
    } catch (JacksonException e) {
      throw StatesError.invalidOutput(Malformed.of(output, e).message());
    }
    answer(tx, turn, task, new Trigger.TaskSucceeded(task, output));
  }

  public void failure(
      Tx tx, Turn turn, String token, @Nullable String error, @Nullable String cause) {
    TaskRef task = read(token);
    limit("error", error, MAX_ERROR);
    limit("cause", cause, MAX_CAUSE);
    answer(tx, turn, task, new Trigger.TaskFailed(task, Failure.of(error, cause)));
  }

  public void heartbeat(Tx tx, Turn turn, String token) {
    TaskRef task = read(token);
    answer(tx, turn, task, new Trigger.TaskHeartbeat(task));
  }

  private void answer(Tx tx, Turn turn, TaskRef task, Trigger trigger) {
    if (!engine.trigger(tx, turn, task.execution(), trigger)) {
      throw StatesError.taskTimedOut();
    }
  }

  private TaskRef read(String token) {
    limit("taskToken", token, MAX_TOKEN);
    TaskRef task = tokens.read(token);
    if (task == null) {
      throw StatesError.invalidToken();
    }
    return task;
  }

  private static void limit(String field, @Nullable String text, int limit) {
    if (text != null && text.length() > limit) {
      throw StatesError.tooLong(field, limit);
    }
  }
}
