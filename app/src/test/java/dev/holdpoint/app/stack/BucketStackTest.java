package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.BucketNotificationsType;
import dev.holdpoint.app.stack.type.BucketType;
import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.s3.Announcer;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.NotificationRule;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Versioning;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String TEMPLATE =
      """
      Resources:
        Q: {Type: AWS::SQS::Queue}
        P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref B, PolicyDocument: {}}}
        B:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: in-tray
            PublicAccessBlockConfiguration: {BlockPublicAcls: true}
            CorsConfiguration:
              CorsRules:
                - {AllowedOrigins: ["https://*.example.com"], AllowedMethods: [PUT], AllowedHeaders: ["*"], MaxAge: 60}
            NotificationConfiguration:
              EventBridgeConfiguration: {EventBridgeEnabled: true}
              QueueConfigurations:
                - Event: s3:ObjectCreated:*
                  Queue: !GetAtt Q.Arn
                  Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}
      Outputs:
        Arn: {Value: !GetAtt B.Arn}
        Domain: {Value: !GetAtt B.RegionalDomainName}
      """;
  private static final String CDK =
      """
      Resources:
        Q: {Type: AWS::SQS::Queue}
        B: {Type: AWS::S3::Bucket, Properties: {BucketName: in-tray}}
        N:
          Type: Custom::S3BucketNotifications
          Properties:
            ServiceToken: x
            BucketName: !Ref B
            Managed: true
            NotificationConfiguration:
              QueueConfigurations:
                - Events: ["s3:ObjectRemoved:*"]
                  QueueArn: !GetAtt Q.Arn
                  Filter: {Key: {FilterRules: [{Name: suffix, Value: .csv}]}}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final Buckets buckets = new Buckets();
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));
  private final List<String> folders = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner.Outcome run(String text) throws Exception {
    Map<TargetKind, TargetCall> calls = Map.of(TargetKind.QUEUE, new QueueTarget(queues));
    Events events = new Events(new Buses(), new Targets(calls));
    Notifying notifying = new Notifying(buckets, new Announcer(events, calls));
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new QueueType(queues, HERE));
    types.add(new BucketType(buckets, notifying, folders::add, gone::add));
    types.add(new BucketNotificationsType(buckets, notifying));
    StackRunner runner =
        new StackRunner(
            store, this::turn, new ResourceTypes(types), HERE, () -> "generated", StackCheck.NONE);
    return runner.run("shop", Files.writeString(folder.resolve("t.yaml"), text), Map.of());
  }

  private @Nullable Bucket bucket() {
    return store.<@Nullable Bucket>read(tx -> buckets.find(tx, "in-tray"));
  }

  @Test
  void versionsAreKeptWhereTheTemplateSaysSoAndSuspendedWhereItDoesNoMore() throws Exception {
    run(versioned("Enabled"));
    assertEquals(Versioning.ENABLED, bucket().versioning());
    run(versioned("Suspended"));
    assertEquals(Versioning.SUSPENDED, bucket().versioning());
    run(versioned("Enabled"));
    run("Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: in-tray}}}");
    assertEquals(Versioning.SUSPENDED, bucket().versioning());
  }

  private static String versioned(String status) {
    return """
    Resources:
      B:
        Type: AWS::S3::Bucket
        Properties: {BucketName: in-tray, VersioningConfiguration: {Status: %s}}
    """
        .formatted(status);
  }

  @Test
  void bucketTellsWhomTheTemplateNames() throws Exception {
    Stack stack = run(TEMPLATE).stack();
    assertEquals("arn:aws:s3:::in-tray", stack.outputs().get("Arn").asString());
    assertEquals("in-tray.s3.us-east-1.amazonaws.com", stack.outputs().get("Domain").asString());
    Bucket made = bucket();
    assertTrue(made.notifications().eventBridge());
    NotificationRule rule = made.notifications().rules().getFirst();
    assertEquals(List.of("s3:ObjectCreated:*"), rule.events());
    assertEquals("in/", rule.prefix());
    assertEquals(List.of("in-tray"), folders);
    assertEquals(List.of("https://*.example.com"), made.cors().getFirst().origins());
    assertEquals(60, made.cors().getFirst().maxAge());
    assertEquals(made, again());
  }

  private @Nullable Bucket again() throws Exception {
    run(TEMPLATE);
    return bucket();
  }

  @Test
  void cdkSetsNotificationsByAResourceOfItsOwn() throws Exception {
    run(CDK);
    NotificationRule rule = bucket().notifications().rules().getFirst();
    assertEquals(".csv", rule.suffix());
    assertEquals(List.of("s3:ObjectRemoved:*"), rule.events());
  }

  @Test
  void emptyBucketGoesWithItsResource() throws Exception {
    run(TEMPLATE);
    run("Resources: {Q: {Type: AWS::SQS::Queue}}");
    assertNull(bucket());
    assertEquals(List.of("in-tray"), gone);
  }
}
