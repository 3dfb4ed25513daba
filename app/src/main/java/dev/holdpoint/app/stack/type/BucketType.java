package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.CorsRule;
import dev.holdpoint.core.s3.Notifications;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Versioning;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::S3::Bucket}. One that holds objects stays where it leaves the template, as on AWS.
 *
 * @param folders makes the folder of a new bucket, after the commit
 * @param gone told, after the commit, of a bucket that is gone
 */
public record BucketType(
    Buckets buckets, Notifying notifying, Consumer<String> folders, Consumer<String> gone)
    implements ResourceType {
  private static final String CORS = "CorsConfiguration";
  private static final String VERSIONING = "VersioningConfiguration";

  @Override
  public String name() {
    return "AWS::S3::Bucket";
  }

  @Override
  public Set<String> properties() {
    return Set.of("BucketName", CORS, "NotificationConfiguration", "Tags", VERSIONING);
  }

  /** Nobody is kept out or made to pay here, nothing grows old, and a disk is what it is. */
  @Override
  public Set<String> ignored() {
    return Set.of(
        "AccelerateConfiguration",
        "AccessControl",
        "AnalyticsConfigurations",
        "BucketEncryption",
        "IntelligentTieringConfigurations",
        "LifecycleConfiguration",
        "LoggingConfiguration",
        "MetricsConfigurations",
        "OwnershipControls",
        "PublicAccessBlockConfiguration");
  }

  @Override
  public String nameProperty() {
    return "BucketName";
  }

  @Override
  public int nameLength() {
    return 63;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String name = wanted.name().toLowerCase(Locale.ROOT);
    if (buckets.find(tx, name) == null) {
      buckets.create(tx, turn, name);
      tx.afterCommit(() -> folders.accept(name));
    }
    Map<String, String> tags = new TreeMap<>();
    wanted
        .get("Tags")
        .values()
        .forEach(tag -> tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
    Bucket there = buckets.get(tx, turn.home(), name);
    Bucket bucket =
        there.withTags(tags).withCors(cors(wanted)).with(versioning(wanted, there.versioning()));
    buckets.put(tx, bucket);
    Notifications told =
        BucketNotifications.ofTemplate(wanted, wanted.get("NotificationConfiguration"));
    if (!bucket.notifications().equals(told)) {
      notifying.set(tx, turn, bucket, told, true, turn.ids().uuid());
    }
    return made(bucket);
  }

  /** Where a template says nothing any more, versions are suspended. */
  private static Versioning versioning(Wanted wanted, Versioning there) {
    if (!wanted.has(VERSIONING)) {
      return there.keeps() ? Versioning.SUSPENDED : Versioning.NEVER;
    }
    return switch (wanted.get(VERSIONING).path("Status").asString("")) {
      case "Enabled" -> Versioning.ENABLED;
      case "Suspended" -> Versioning.SUSPENDED;
      default -> throw wanted.mistake(VERSIONING, "Status is Enabled or Suspended");
    };
  }

  private static List<CorsRule> cors(Wanted wanted) {
    if (!wanted.has(CORS)) {
      return List.of();
    }
    List<CorsRule> rules = new ArrayList<>();
    for (JsonNode rule : wanted.get(CORS).path("CorsRules").values()) {
      JsonNode age = rule.path("MaxAge");
      rules.add(
          new CorsRule(
              rule.path("Id").stringValue(null),
              texts(rule.path("AllowedOrigins")),
              texts(rule.path("AllowedMethods")),
              texts(rule.path("AllowedHeaders")),
              texts(rule.path("ExposedHeaders")),
              age.isMissingNode() ? null : Integer.valueOf(age.asInt(0))));
    }
    try {
      return CorsRule.checked(rules);
    } catch (AwsException e) {
      throw wanted.mistake(CORS, e.getMessage());
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static Made made(Bucket bucket) {
    String name = bucket.name();
    Home home = bucket.home();
    Map<String, JsonNode> attributes =
        Map.of(
            "Arn", Json.text(bucket.arn().value()),
            "DomainName", Json.text(name + ".s3.amazonaws.com"),
            "RegionalDomainName", Json.text(name + ".s3." + home.region() + ".amazonaws.com"),
            "DualStackDomainName",
                Json.text(name + ".s3.dualstack." + home.region() + ".amazonaws.com"),
            "WebsiteURL",
                Json.text("http://" + name + ".s3-website-" + home.region() + ".amazonaws.com"),
            "BucketName", Json.text(name));
    return new Made(name, attributes);
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    String name = made.physicalId();
    if (buckets.find(tx, name) != null && buckets.isEmpty(tx, name)) {
      buckets.delete(tx, turn.home(), name);
      tx.afterCommit(() -> gone.accept(name));
    }
  }
}
