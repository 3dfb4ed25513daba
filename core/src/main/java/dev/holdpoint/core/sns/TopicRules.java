package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How a topic may be named and set up. */
final class TopicRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]{1,251}\\.fifo");
  static final String FIFO = "FifoTopic";
  static final String CONTENT = "ContentBasedDeduplication";
  static final String SCOPE = "FifoThroughputScope";
  private static final int DISPLAY_NAME = 100;
  private static final int KEY_LENGTH = 2_048;
  private static final Set<String> NOT_YET = Set.of("ArchivePolicy", "DataProtectionPolicy");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "DisplayName",
          "Policy",
          "SignatureVersion",
          "TracingConfig",
          "KmsMasterKeyId",
          CONTENT,
          SCOPE,
          SubscriptionSettings.DELIVERY);

  /** Where delivery status is logged, by the kind of endpoint. */
  private static final Pattern FEEDBACK =
      Pattern.compile(
          "(Application|Firehose|HTTP|Lambda|SQS)(SuccessFeedbackRoleArn|FailureFeedbackRoleArn|SuccessFeedbackSampleRate)");

  private TopicRules() {}

  /** A FIFO topic's name says so. */
  static void checkName(String name, Map<String, String> attributes) {
    Pattern form = "true".equals(attributes.get(FIFO)) ? FIFO_NAME : NAME;
    checkThat(form.matcher(name).matches(), "Topic Name");
  }

  /** What is only for FIFO topics. */
  static void checkFifo(Map<String, String> attributes) {
    boolean fifo = "true".equals(attributes.get(FIFO));
    for (String name : List.of(CONTENT, SCOPE)) {
      if (!fifo && attributes.containsKey(name)) {
        throw SnsError.parameter("Attributes", name + " attribute is only valid for FIFO topics");
      }
    }
  }

  static void check(Map<String, String> attributes) {
    attributes.forEach(TopicRules::check);
  }

  private static void check(String name, String value) {
    switch (name) {
      case "DisplayName" -> checkDisplayName(value);
      case "Policy" -> checkThat(value.isEmpty() || isObject(value), "Policy");
      case "SignatureVersion" -> checkThat(value.equals("1") || value.equals("2"), name);
      case "TracingConfig" ->
          checkThat(value.equals("PassThrough") || value.equals("Active"), name);
      case FIFO, CONTENT -> checkThat(value.equals("true") || value.equals("false"), name);
      case SCOPE -> checkThat(value.equals("Topic") || value.equals("MessageGroup"), name);
      case "KmsMasterKeyId" -> checkThat(value.length() <= KEY_LENGTH, name);
      case SubscriptionSettings.DELIVERY -> {
        if (!value.isEmpty()) {
          DeliveryPolicy.ofTopic(value);
        }
      }
      default -> checkFeedback(name, value);
    }
  }

  /** Whether an empty value stands for none. */
  static boolean mayBeTakenAway(String name) {
    return ATTRIBUTES.contains(name) || FEEDBACK.matcher(name).matches();
  }

  private static void checkFeedback(String name, String value) {
    if (!FEEDBACK.matcher(name).matches()) {
      throw NOT_YET.contains(name)
          ? SnsError.unsupported("Attributes", "the topic attribute " + name)
          : SnsError.parameter("AttributeName");
    }
    if (name.endsWith("RoleArn")) {
      checkThat(value.isEmpty() || value.matches("arn:aws:iam::\\d{12}:role/.+"), name);
    } else {
      checkThat(value.isEmpty() || value.matches("\\d{1,2}|100"), name);
    }
  }

  private static boolean isObject(String text) {
    return Json.isJson(text) && Json.parse(text).isObject();
  }

  private static void checkDisplayName(String name) {
    boolean plain = name.chars().noneMatch(Character::isISOControl);
    checkThat(plain && name.length() <= DISPLAY_NAME, "DisplayName");
  }

  private static void checkThat(boolean good, String attribute) {
    if (!good) {
      throw SnsError.parameter(attribute);
    }
  }

  static Map<String, String> checkedTags(Map<String, String> tags) {
    if (tags.size() > SnsLimits.AWS.tags()) {
      throw SnsError.tooManyTags();
    }
    tags.forEach((key, value) ->
        checkThat(!key.isEmpty() && key.length() <= 128 && value.length() <= 256, "Tags"));
    return tags;
  }

  /** All attributes as GetTopicAttributes shows them. */
  static Map<String, String> shown(Topic topic, long confirmed, long pending) {
    Arn arn = topic.arn();
    Map<String, String> all = new TreeMap<>();
    all.put("TopicArn", arn.value());
    all.put("Owner", arn.account());
    all.put("DisplayName", "");
    all.put("Policy", policy(arn));
    all.put(
        "EffectiveDeliveryPolicy",
        DeliveryPolicy.ofTopicShown(topic.attributes().get(SubscriptionSettings.DELIVERY)));
    all.put("SubscriptionsConfirmed", Long.toString(confirmed));
    all.put("SubscriptionsPending", Long.toString(pending));
    all.put("SubscriptionsDeleted", "0");
    if (topic.isFifo()) {
      all.put(CONTENT, "false");
    }
    all.putAll(topic.attributes());
    return all;
  }

  static String policy(Topic topic) {
    return topic.attributes().getOrDefault("Policy", policy(topic.arn()));
  }

  /** What AWS gives a topic that has no policy of its own. */
  private static String policy(Arn arn) {
    return """
    {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[\
    {"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},\
    "Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission",\
    "SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",\
    "SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s",\
    "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}\
    """
        .formatted(arn, arn.account());
  }
}
