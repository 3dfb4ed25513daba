package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function's event of type {@code SNS}: a subscription of the function itself, or of a queue that
 * feeds it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html">
 *     SAM's SNS event</a>
 */
record TopicEvents(String function, Expansion out) {
  private static final Map<String, String> SAME =
      Map.of(
          "FilterPolicy", "FilterPolicy",
          "FilterPolicyScope", "FilterPolicyScope",
          "RedrivePolicy", "RedrivePolicy",
          "Region", "Region");

  void expand(String name, Properties event) {
    event.only(
        Set.of(
            "Topic",
            "Region",
            "FilterPolicy",
            "FilterPolicyScope",
            "RedrivePolicy",
            "SqsSubscription"));
    ObjectNode subscription = Json.object();
    subscription.set("TopicArn", event.need("Topic"));
    event.copy(SAME, subscription);
    JsonNode queue = event.get("SqsSubscription");
    if (queue.isObject() || queue.asBoolean(false)) {
      throughQueue(name, subscription, queue);
    } else {
      subscription.put("Protocol", "lambda");
      subscription.set("Endpoint", Expansion.arn(function));
      permission(name + "Permission");
    }
    out.add(function + name, "AWS::SNS::Subscription", subscription);
  }

  private void throughQueue(String name, ObjectNode subscription, JsonNode given) {
    Properties queue =
        Properties.of(
                function + ".Events." + name + ".SqsSubscription",
                given.isObject() ? given : Json.object())
            .only(Set.of("QueueArn", "QueueUrl", "QueuePolicyLogicalId", "BatchSize", "Enabled"));
    String made = function + name + "Queue";
    JsonNode arn = given.isObject() ? queue.need("QueueArn") : Expansion.arn(made);
    if (!given.isObject()) {
      out.add(made, "AWS::SQS::Queue", Json.object());
    }
    JsonNode url = given.isObject() ? queue.need("QueueUrl") : Expansion.reference(made);
    String policy = queue.get("QueuePolicyLogicalId").asString(made + "Policy");
    out.add(policy, "AWS::SQS::QueuePolicy", policy(subscription.path("TopicArn"), arn, url));
    subscription.put("Protocol", "sqs");
    subscription.set("Endpoint", arn);
    ObjectNode mapping = Json.object();
    mapping.set("EventSourceArn", arn);
    mapping.set("FunctionName", Expansion.reference(function));
    mapping.set("BatchSize", queue.has("BatchSize") ? queue.get("BatchSize") : Json.tree(10));
    queue.copy(Map.of("Enabled", "Enabled"), mapping);
    out.add(function + name + "EventSourceMapping", "AWS::Lambda::EventSourceMapping", mapping);
  }

  private static ObjectNode policy(JsonNode topic, JsonNode queueArn, JsonNode queueUrl) {
    ObjectNode statement = Json.object();
    statement.put("Effect", "Allow");
    statement.put("Action", "sqs:SendMessage");
    statement.put("Principal", "*");
    statement.set("Resource", queueArn);
    statement.set(
        "Condition", Json.object().set("ArnEquals", Json.object().set("aws:SourceArn", topic)));
    ObjectNode document = Json.object();
    document.put("Version", "2012-10-17");
    document.set("Statement", Json.array().add(statement));
    ObjectNode policy = Json.object();
    policy.set("Queues", Json.array().add(queueUrl));
    policy.set("PolicyDocument", document);
    return policy;
  }

  private void permission(String name) {
    ObjectNode permission = Json.object();
    permission.put("Action", "lambda:InvokeFunction");
    permission.set("FunctionName", Expansion.reference(function));
    permission.put("Principal", "sns.amazonaws.com");
    out.add(function + name, "AWS::Lambda::Permission", permission);
  }
}
