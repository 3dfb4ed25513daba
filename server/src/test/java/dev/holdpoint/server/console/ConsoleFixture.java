package dev.holdpoint.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.access.ThisMachine;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A console over a store in which a real engine has run. */
final class ConsoleFixture {
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final String APPROVAL =
      """
      {"StartAt": "Ask", "States": {
        "Ask": {
          "Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {
            "QueueUrl": "http://localhost/q",
            "MessageBody": {"taskToken.$": "$$.Task.Token", "order.$": "$"}},
          "TimeoutSeconds": 3600,
          "Next": "Done"},
        "Done": {"Type": "Succeed"}}}
      """;
  static final String LOOP =
      """
      {"StartAt": "Again", "States": {
        "Again": {"Type": "Pass", "Parameters": {
          "n.$": "States.MathAdd($.n, 1)", "of.$": "$.of"}, "Next": "More?"},
        "More?": {"Type": "Choice", "Default": "Done", "Choices": [
          {"Variable": "$.n", "NumericLessThanPath": "$.of", "Next": "Again"}]},
        "Done": {"Type": "Succeed"}}}
      """;

  final InMemoryStore store = new InMemoryStore();
  final TaskTokens tokens = new TaskTokens(filled(32));
  Instant now = START;

  private final SystemIds ids = new SystemIds(() -> START);
  private final Engine engine =
      new Engine(
          new Interpreter(tokens),
          new Definitions(),
          (tx, turn, call) -> new Calls.Outcome.Answered("{\"MessageId\":\"m-1\"}"),
          new Activities(arn -> {}),
          new ChildExecutions());
  private final ConsoleRoute route =
      new ConsoleRoute(
          store,
          tokens,
          () -> now,
          ZoneOffset.UTC,
          definition ->
              definition.contains("aws-sdk:s3") ? List.of("Nobody serves <s3>.") : List.of(),
          new ThisMachine());

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  <T> T change(BiFunction<Tx, Turn, T> work) {
    Turn turn = new Turn(now, ids, Limits.aws(), Home.DEFAULT);
    return store.write(tx -> work.apply(tx, turn));
  }

  StateMachine machine(String name, String definition) {
    StateMachines.Spec spec =
        StateMachines.Spec.standard(name, definition, "arn:aws:iam::000000000000:role/r");
    return change((tx, turn) -> StateMachines.create(tx, turn, spec)).machine();
  }

  ExecutionRow start(StateMachine machine, String name, String input) {
    return change(
        (tx, turn) -> new Executions(engine).start(tx, turn, machine.arn().value(), name, input));
  }

  /** The token of the task that the execution scheduled as its third event. */
  String token(ExecutionRow row) {
    return tokens.mint(new TaskRef(row.id(), 0, 3));
  }

  void approve(ExecutionRow row, String output) {
    change((tx, turn) -> {
      new TaskAnswers(engine, tokens).success(tx, turn, token(row), output);
      return row;
    });
  }

  void reject(ExecutionRow row, String error, String cause) {
    change((tx, turn) -> {
      new TaskAnswers(engine, tokens).failure(tx, turn, token(row), error, cause);
      return row;
    });
  }

  Mail mail(long id, String subject, String text, String html) {
    Mail mail =
        new Mail(
            id,
            "Approvals <no-reply@holdpoint.example>",
            "ada@example.com",
            subject,
            text,
            html,
            now,
            Mail.State.FAILED,
            3,
            "550 <nobody> here");
    return change((tx, turn) -> {
      tx.mails().add(mail);
      return mail;
    });
  }

  WebRequest request(String method, String address, Map<String, List<String>> headers) {
    String[] parts = address.split("\\?", 2);
    return new WebRequest(
        method, parts[0], parts.length < 2 ? "" : parts[1], headers, new byte[0], "127.0.0.1");
  }

  boolean matches(WebRequest request) {
    return route.matches(request);
  }

  WebResponse answer(WebRequest request) {
    return route.handle(request);
  }

  WebResponse answer(String address) {
    return answer(request("GET", address, Map.of("host", List.of("127.0.0.1:4566"))));
  }

  String page(String address) {
    return new String(answer(address).body(), UTF_8);
  }
}
