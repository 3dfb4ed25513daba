package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.verify.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is damaged stands still and is shown; everything else goes on. */
class DamagedRowsTest {
  private static final String DEFINITION =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
       "Parameters":{"QueueUrl":"%s","MessageBody":{"name.$":"$$.Execution.Name","token.$":"$$.Task.Token"}}}}}\
      """;

  @TempDir Path folder;
  private final Map<String, String> arns = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  @Test
  void onlyWhatIsDamagedStandsStill() throws Exception {
    begin();
    try (Connection database = connect()) {
      damageEverything(database);
    }
    try (Node node = start();
        Aws aws = new Aws(address(node))) {
      Traffic.give(aws, tokens.get("sound"), new Ledger.Answer(Ledger.Kind.SUCCESS, "yes"));
      assertEquals(ExecutionStatus.SUCCEEDED, aws.status(arns.get("sound")));
      for (String name : List.of("flipped", "missing", "unknown")) {
        checkHeld(node, aws, name);
      }
      checkSetAside(node, aws);
      checkFound(node);
    }
  }

  @Test
  void damagedSettingsAreMadeAnewButForTheKeyOfTaskTokens() throws Exception {
    start().close();
    try (Connection database = connect()) {
      update(database, "UPDATE resource SET body = '{' WHERE key <> 'task-tokens'");
    }
    try (Node node = start()) {
      assertEquals(List.of(), setAside(node));
    }
    try (Connection database = connect()) {
      update(database, "UPDATE resource SET body = replace(body, 'key', 'kex')");
    }
    StartException refused = assertThrows(StartException.class, this::start);
    assertTrue(refused.getMessage().contains("task-tokens"), refused.getMessage());
  }

  private void begin() throws Exception {
    try (Node node = start();
        Aws aws = new Aws(address(node))) {
      String queue = aws.queue("asks", 30);
      String machine = aws.machine("ask", DEFINITION.formatted(queue));
      for (String name : List.of("sound", "flipped", "missing", "unknown")) {
        arns.put(name, aws.start(machine, name, "{}"));
        Message message =
            aws.sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5)).messages().getFirst();
        tokens.put(name, message.body().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1"));
        aws.sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
      aws.sqs.sendMessage(r -> r.queueUrl(queue).messageBody("damaged"));
      aws.sqs.sendMessage(r -> r.queueUrl(queue).messageBody("sound"));
    }
  }

  private void damageEverything(Connection database) throws Exception {
    alter(
        database,
        "flipped",
        bytes -> {
          bytes[bytes.length / 2] ^= 1;
          return bytes;
        });
    alter(
        database,
        "unknown",
        bytes -> {
          String text = new String(bytes, 0, bytes.length - 9, StandardCharsets.UTF_8);
          return text.replace("TaskScheduled", "TaskTeleported").getBytes(StandardCharsets.UTF_8);
        });
    update(
        database,
        "DELETE FROM journal WHERE execution = (SELECT id FROM execution WHERE arn = '%s')"
            .formatted(arns.get("missing")));
    update(database, "INSERT INTO timer (id, due, owner) VALUES (7, 0, 'x:what:is:this')");
    update(
        database,
        "INSERT INTO outbox (id, kind, due, attempts, body) VALUES (8, 'TELEPORT', 0, 0, '{}')");
    update(database, "UPDATE message SET attributes = '{' WHERE body = 'damaged'");
    update(database, "INSERT INTO resource (kind, key, body) VALUES ('QUEUE', 'a', '{')");
    update(database, "INSERT INTO resource (kind, key, body) VALUES ('TELEPORTER', 'b', '{}')");
  }

  private void alter(Connection database, String name, UnaryOperator<byte[]> change)
      throws Exception {
    String first =
        "(SELECT id FROM journal WHERE execution = (SELECT id FROM execution WHERE arn = '%s')"
                .formatted(arns.get(name))
            + " ORDER BY id LIMIT 1)";
    byte[] entry;
    try (PreparedStatement select =
            database.prepareStatement("SELECT entry FROM journal WHERE id = " + first);
        ResultSet row = select.executeQuery()) {
      row.next();
      entry = row.getBytes(1);
    }
    try (PreparedStatement update =
        database.prepareStatement("UPDATE journal SET entry = ? WHERE id = " + first)) {
      update.setBytes(1, change.apply(entry));
      update.executeUpdate();
    }
  }

  private static void update(Connection database, String sql) throws Exception {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private void checkHeld(Node node, Aws aws, String name) {
    Ledger.Answer answer = new Ledger.Answer(Ledger.Kind.SUCCESS, "yes");
    assertThrows(SfnException.class, () -> Traffic.give(aws, tokens.get(name), answer));
    assertEquals(ExecutionStatus.RUNNING, aws.status(arns.get(name)));
    ExecutionRow row = node.store().read(tx -> tx.executions().find(Arn.of(arns.get(name))));
    assertTrue(row != null && row.heldBecause() != null, name);
    SfnException told = assertThrows(SfnException.class, () -> aws.history(arns.get(name)));
    assertTrue(told.getMessage().contains("journal"), told.getMessage());
  }

  private static void checkSetAside(Node node, Aws aws) throws Exception {
    String queue = Traffic.url(aws, "asks");
    List<Message> messages =
        aws.sqs
            .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
            .messages();
    assertEquals(List.of("sound"), messages.stream().map(Message::body).toList());
    assertEquals(1, aws.sqs.listQueues().queueUrls().size());
    Await.until("both loops have met what is damaged", () -> setAside(node).size() == 3);
    assertTrue(setAside(node).containsAll(List.of("timer/7", "owed call/8")));
  }

  private static List<String> setAside(Node node) {
    return node.store().read(tx -> tx.survey().resources(ResourceKind.SET_ASIDE, null, 10)).stream()
        .map(Survey.KeptResource::key)
        .toList();
  }

  private void checkFound(Node node) {
    List<String> found = new ArrayList<>();
    Verification.run(node.store(), finding -> found.add(finding.toString()));
    for (String name : List.of("flipped", "missing", "unknown")) {
      assertTrue(found.stream().anyMatch(line -> line.contains(arns.get(name))), name);
    }
    assertTrue(found.stream().noneMatch(line -> line.contains(arns.get("sound"))));
    assertTrue(found.stream().anyMatch(line -> line.startsWith("QUEUE a")));
    assertTrue(found.stream().anyMatch(line -> line.startsWith("TELEPORTER b")));
  }

  private Node start() {
    return Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
  }

  private static URI address(Node node) {
    return node.address().base();
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/holdpoint.db"));
  }
}
