package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.backup.Backup;
import dev.holdpoint.app.backup.Restore;
import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.DataFolder;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.model.Message;

/** A backup that is made under load holds all that was answered before, and goes on elsewhere. */
class BackupTest {
  private static final String DEFINITION =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
       "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"}}}}\
      """;

  private static final List<String> KEYS = List.of("a/b.txt", "../odd key/", "ü");

  @TempDir Path folder;

  @Test
  void whatWasAnsweredBeforeIsThereAndGoesOn() throws Exception {
    Path file = folder.resolve("backup.zip");
    Map<String, String> before = new HashMap<>();
    try (Node node = start("data");
        Aws aws = new Aws(node.address().base())) {
      String machine = aws.machine("ask", DEFINITION.formatted(aws.queue("asks", 0)));
      for (int i = 0; i < 100; i++) {
        before.put("e" + i, aws.start(machine, "e" + i, "{}"));
      }
      AtomicBoolean more = new AtomicBoolean(true);
      AtomicInteger during = new AtomicInteger();
      Thread load =
          Thread.startVirtualThread(() -> {
            while (more.get()) {
              aws.start(machine, "during" + during.incrementAndGet(), "{}");
            }
          });
      Await.until("the load has begun", () -> during.get() > 5);
      Backup.make(new DataFolder(folder.resolve("data")), file);
      more.set(false);
      load.join();
    }
    Restore.into(folder.resolve("elsewhere"), file);
    try (Node node = start("elsewhere");
        Aws aws = new Aws(node.address().base())) {
      List<String> findings = new ArrayList<>();
      Verification.run(node.store(), finding -> findings.add(finding.toString()));
      assertEquals(List.of(), findings);
      before.values().forEach(arn -> assertEquals(ExecutionStatus.RUNNING, aws.status(arn)));
      goOn(aws, before);
    }
  }

  private static void goOn(Aws aws, Map<String, String> before) {
    String queue = Traffic.url(aws, "asks");
    while (before.values().stream().anyMatch(arn -> aws.status(arn) == ExecutionStatus.RUNNING)) {
      for (Message message :
          aws.sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages()) {
        Traffic.give(aws, message.body(), new Ledger.Answer(Ledger.Kind.SUCCESS, "yes"));
        aws.sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    before.values().forEach(arn -> assertEquals(ExecutionStatus.SUCCEEDED, aws.status(arn)));
  }

  @Test
  void objectsAreInItUnderTheirKeys() throws Exception {
    Path file = folder.resolve("backup.zip");
    try (Node node = start("data");
        S3Client s3 = s3(node)) {
      s3.createBucket(bucket -> bucket.bucket("inbox"));
      for (String key : KEYS) {
        s3.putObject(put -> put.bucket("inbox").key(key), RequestBody.fromString("of " + key));
      }
      s3.putObject(put -> put.bucket("inbox").key("gone"), RequestBody.fromString("x"));
      s3.deleteObject(delete -> delete.bucket("inbox").key("gone"));
      assertEquals(0, Backup.make(new DataFolder(folder.resolve("data")), file));
    }
    // As where --s3-folder names another place: it is told, not passed over.
    Path moved = folder.resolve("data/s3");
    Files.move(moved, folder.resolve("s3"));
    Path without = folder.resolve("without.zip");
    assertEquals(KEYS.size(), Backup.make(new DataFolder(folder.resolve("data")), without));
    Restore.into(folder.resolve("elsewhere"), file);
    for (int start = 0; start < 2; start++) {
      try (Node node = start("elsewhere");
          S3Client s3 = s3(node)) {
        assertEquals(KEYS.size(), s3.listObjectsV2(list -> list.bucket("inbox")).contents().size());
        for (String key : KEYS) {
          assertEquals(
              "of " + key, s3.getObjectAsBytes(get -> get.bucket("inbox").key(key)).asUtf8String());
        }
      }
    }
    assertTrue(Files.exists(folder.resolve("elsewhere/s3/inbox/a/b.txt")));
  }

  private static S3Client s3(Node node) {
    return S3Client.builder()
        .endpointOverride(node.address().base())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .build();
  }

  @Test
  void nothingIsOverwrittenAndNoDamagedFileIsTaken() throws Exception {
    Path file = folder.resolve("backup.zip");
    start("data").close();
    Path data = folder.resolve("data");
    Backup.make(new DataFolder(data), file);
    assertThrows(StartException.class, () -> Restore.into(data, file));
    Path other = folder.resolve("other");
    Path noBackup = Files.writeString(folder.resolve("text"), "no backup");
    assertThrows(StartException.class, () -> Restore.into(other, noBackup));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
    assertThrows(Exception.class, () -> Restore.into(other, damaged));
    assertFalse(Files.exists(other));
  }

  private Node start(String name) {
    return Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve(name), null));
  }
}
