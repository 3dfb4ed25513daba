package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Serverless::Function}: the function, its role, and what its events need. */
final class FunctionExpansion {
  /** Properties that Lambda's own resource has under the same name. */
  private static final Set<String> SAME =
      Set.of(
          "FunctionName",
          "Runtime",
          "Handler",
          "Environment",
          "Layers",
          "MemorySize",
          "Timeout",
          "Description",
          "Architectures",
          "EphemeralStorage",
          "LoggingConfig",
          "PackageType",
          "SnapStart",
          "RuntimeManagementConfig",
          "VpcConfig");

  /** Properties of an event source mapping that events have too. */
  private static final Set<String> MAPPED =
      Set.of(
          "BatchSize",
          "Enabled",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "FilterCriteria");

  private static final Set<String> QUEUE = Set.of("ScalingConfig");
  private static final Set<String> STREAM =
      Set.of(
          "StartingPosition",
          "BisectBatchOnFunctionError",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "ParallelizationFactor");

  private static final Set<String> KNOWN =
      Stream.concat(
              SAME.stream(),
              Stream.of(
                  "CodeUri",
                  "InlineCode",
                  "Role",
                  "Policies",
                  "AssumeRolePolicyDocument",
                  "PermissionsBoundary",
                  "ReservedConcurrentExecutions",
                  "AutoPublishAlias",
                  // Every change publishes here, and at once.
                  "AutoPublishAliasAllProperties",
                  "AutoPublishCodeSha256",
                  "DeploymentPreference",
                  "VersionDescription",
                  "DeadLetterQueue",
                  "EventInvokeConfig",
                  "FunctionUrlConfig",
                  "Tags",
                  "Tracing",
                  "PropagateTags",
                  "Events"))
          .collect(Collectors.toUnmodifiableSet());

  private final TemplateResource resource;
  private final String id;
  private final Properties properties;
  private final Expansion out;
  private final RuleEvents rules;
  private final Apis apis;

  /** What events invoke. */
  private ObjectNode target;

  FunctionExpansion(TemplateResource resource, Evaluator early, Expansion out, Apis apis) {
    this.resource = resource;
    this.id = resource.logicalId();
    this.properties = Properties.of(id, resource.properties()).only(KNOWN);
    this.out = out;
    this.rules = new RuleEvents(id, early, out);
    this.apis = apis;
    this.target = Expansion.arn(id);
  }

  void expand() {
    ObjectNode function = Json.object();
    properties.copy(SAME.stream().collect(Collectors.toMap(name -> name, name -> name)), function);
    properties.copy(
        Map.of("ReservedConcurrentExecutions", "ReservedConcurrentExecutions"), function);
    FunctionExtras extras = new FunctionExtras(id, properties, out);
    extras.deadLetters(function);
    target = extras.alias();
    extras.invokeConfig(target);
    extras.url(target);
    function.set("Code", code());
    function.set("Role", properties.has("Role") ? properties.get("Role") : role());
    out.replace(resource, "AWS::Lambda::Function", function);
    for (Map.Entry<String, JsonNode> event : properties.get("Events").properties()) {
      event(event.getKey(), event.getValue());
    }
  }

  /** Before {@code sam package} this is a path beside the template. */
  private JsonNode code() {
    if (properties.has("InlineCode")) {
      return Json.object().set("ZipFile", properties.get("InlineCode"));
    }
    return properties.has("CodeUri") ? Expansion.place(properties.get("CodeUri")) : Json.text(".");
  }

  private JsonNode role() {
    Roles.add(out, id + "Role", "lambda.amazonaws.com", properties.get("Policies"));
    return Expansion.arn(id + "Role");
  }

  private void event(String name, JsonNode event) {
    String where = id + ".Events." + name;
    JsonNode body = event.has("Properties") ? event.path("Properties") : Json.object();
    Properties details = Properties.of(where, body);
    String type = event.path("Type").asString("");
    switch (type) {
      case "SQS" -> source(name, details, "Queue", QUEUE);
      case "DynamoDB" -> source(name, details, "Stream", STREAM);
      case "ScheduleV2" -> new ScheduleEvents(id, out).add(name, details, target);
      case "Schedule" -> rule(name, rules.schedule(name, details, target));
      case "EventBridgeRule", "CloudWatchEvent" -> rule(name, rules.pattern(name, details, target));
      case "Api", "HttpApi" -> {
        apis.route(target, details, type.equals("HttpApi"));
        permission(name + "Permission", "apigateway.amazonaws.com");
      }
      case "SNS" -> topic(name, details);
      case "S3" -> {
        out.buckets().add(details, target);
        permission(name + "Permission", "s3.amazonaws.com");
      }
      default ->
          throw new TemplateException(
              "%s has the type %s, which Holdpoint does not support; it knows Api, HttpApi, SQS,"
                      .formatted(where, type)
                  + " DynamoDB, SNS, S3, Schedule, ScheduleV2, EventBridgeRule and CloudWatchEvent.");
    }
  }

  private void rule(String name, ObjectNode rule) {
    out.add(id + name, "AWS::Events::Rule", rule);
    permission(name + "Permission", "events.amazonaws.com");
  }

  /** What is polled: the event names it by this property, and says the rest as Lambda does. */
  private void source(String name, Properties event, String property, Set<String> more) {
    event.only(
        Stream.concat(Stream.concat(MAPPED.stream(), more.stream()), Stream.of(property))
            .collect(Collectors.toUnmodifiableSet()));
    ObjectNode mapping = Json.object();
    mapping.set("EventSourceArn", event.need(property));
    mapping.set("FunctionName", target);
    for (String same : event.from().propertyNames()) {
      if (!same.equals(property)) {
        mapping.set(same, event.get(same));
      }
    }
    out.add(id + name, "AWS::Lambda::EventSourceMapping", mapping);
  }

  private void topic(String name, Properties event) {
    new TopicEvents(id, out).expand(name, event);
  }

  private void permission(String name, String principal) {
    ObjectNode permission = Json.object();
    permission.put("Action", "lambda:InvokeFunction");
    permission.set("FunctionName", Expansion.reference(id));
    permission.put("Principal", principal);
    out.add(id + name, "AWS::Lambda::Permission", permission);
  }
}
