package dev.holdpoint.core.aws;

import java.time.Duration;

/** Every limit, in one place. AWS's own numbers unless the comment says otherwise. */
public record Limits(
    /* Bytes of one input, output or task result, in UTF-8. */
    int payloadBytes,
    /* Bytes of all variables that an execution's branch sees, by their values. */
    int variablesBytes,
    /* Bytes of a state machine's definition. */
    int definitionBytes,
    /* Events in one execution's history. */
    int historyEvents,
    /* Characters in the name of a machine, state, execution or activity. */
    int nameLength,
    /* The longest an execution may run. */
    Duration executionTime,
    /* The longest an Express execution may run. */
    Duration expressTime,
    /* Iterations of an inline Map that run side by side. */
    int inlineIterations,
    /* Executions of one map run that run side by side. */
    int mapRunExecutions,
    /* Ours: executions that one turn of a map run starts or stops before it yields to others. */
    int executionsPerTurn,
    /* Ours: history events that one turn may add before it yields to others. */
    int eventsPerTurn,
    /* Bytes of one message, and of one batch of messages. */
    int messageBytes,
    /* Bytes of one HTTP request's body: ours, above every AWS limit served. */
    int requestBytes) {

  /** The same limits with another {@link #eventsPerTurn}. */
  public Limits withEventsPerTurn(int events) {
    return new Limits(
        payloadBytes,
        variablesBytes,
        definitionBytes,
        historyEvents,
        nameLength,
        executionTime,
        expressTime,
        inlineIterations,
        mapRunExecutions,
        executionsPerTurn,
        events,
        messageBytes,
        requestBytes);
  }

  /** The same limits with another {@link #executionsPerTurn}. */
  public Limits withExecutionsPerTurn(int executions) {
    return new Limits(
        payloadBytes,
        variablesBytes,
        definitionBytes,
        historyEvents,
        nameLength,
        executionTime,
        expressTime,
        inlineIterations,
        mapRunExecutions,
        executions,
        eventsPerTurn,
        messageBytes,
        requestBytes);
  }

  /** AWS's limits. */
  public static Limits aws() {
    return new Limits(
        262_144,
        10 * 1024 * 1024,
        1_048_576,
        25_000,
        80,
        Duration.ofDays(365),
        Duration.ofMinutes(5),
        40,
        10_000,
        40,
        1_000,
        1_048_576,
        70 * 1024 * 1024);
  }
}
