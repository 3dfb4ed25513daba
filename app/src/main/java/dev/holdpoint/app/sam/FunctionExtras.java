package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a serverless function says of its asynchronous invocations, in Lambda's own resources. */
record FunctionExtras(String id, Properties properties, Expansion out) {

  /** SAM's {@code DeadLetterQueue}, as Lambda's property. */
  void deadLetters(ObjectNode function) {
    if (!properties.has("DeadLetterQueue")) {
      return;
    }
    Properties queue = Properties.of(id + ".DeadLetterQueue", properties.get("DeadLetterQueue"));
    queue.only(Set.of("Type", "TargetArn"));
    function.set("DeadLetterConfig", Json.object().set("TargetArn", queue.need("TargetArn")));
  }

  /** SAM's {@code AutoPublishAlias}: a version and an alias; events go to the alias. */
  ObjectNode alias() {
    if (!properties.has("AutoPublishAlias")) {
      return Expansion.arn(id);
    }
    JsonNode name = properties.get("AutoPublishAlias");
    ObjectNode version = Json.object();
    version.set("FunctionName", Expansion.reference(id));
    properties.copy(Map.of("VersionDescription", "Description"), version);
    out.add(id + "Version", "AWS::Lambda::Version", version);
    ObjectNode alias = Json.object();
    alias.set("Name", name);
    alias.set("FunctionName", Expansion.reference(id));
    alias.set(
        "FunctionVersion",
        Json.object().set("Fn::GetAtt", Json.array().add(id + "Version").add("Version")));
    // SAM names the resource by the alias; a name that is only computed later has none yet.
    String aliasId = id + "Alias" + name.asString("").replaceAll("[^A-Za-z0-9]", "");
    out.add(aliasId, "AWS::Lambda::Alias", alias);
    out.alias(id + ".Alias", aliasId);
    out.alias(id + ".Version", id + "Version");
    return Expansion.reference(aliasId);
  }

  /** SAM's {@code FunctionUrlConfig}: the function's, or its alias's, own address. */
  void url(ObjectNode target) {
    if (!properties.has("FunctionUrlConfig")) {
      return;
    }
    Properties config =
        Properties.of(id + ".FunctionUrlConfig", properties.get("FunctionUrlConfig"));
    config.only(Set.of("AuthType", "Cors", "InvokeMode"));
    ObjectNode made = Json.object();
    made.set("TargetFunctionArn", target);
    config.copy(Map.of("AuthType", "AuthType", "Cors", "Cors", "InvokeMode", "InvokeMode"), made);
    out.add(id + "Url", "AWS::Lambda::Url", made);
  }

  /** SAM's {@code EventInvokeConfig}; destinations without an ARN are made. */
  void invokeConfig(ObjectNode target) {
    if (!properties.has("EventInvokeConfig")) {
      return;
    }
    Properties config =
        Properties.of(id + ".EventInvokeConfig", properties.get("EventInvokeConfig"));
    config.only(Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"));
    ObjectNode made = Json.object();
    // The alias must be there first, which the reference to it says.
    made.set("FunctionName", properties.has("AutoPublishAlias") ? target : Expansion.reference(id));
    made.set(
        "Qualifier",
        properties.has("AutoPublishAlias")
            ? properties.get("AutoPublishAlias")
            : Json.text("$LATEST"));
    config.copy(
        Map.of(
            "MaximumRetryAttempts", "MaximumRetryAttempts",
            "MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds"),
        made);
    if (config.has("DestinationConfig")) {
      Properties to =
          Properties.of(config.where() + ".DestinationConfig", config.get("DestinationConfig"));
      to.only(Set.of("OnSuccess", "OnFailure"));
      ObjectNode destinations = made.putObject("DestinationConfig");
      for (String when : to.from().propertyNames()) {
        destinations.putObject(when).set("Destination", destination(when, to.get(when)));
      }
    }
    out.add(id + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", made);
  }

  private JsonNode destination(String when, JsonNode to) {
    Properties destination = Properties.of(id + ".EventInvokeConfig." + when, to);
    destination.only(Set.of("Type", "Destination"));
    if (destination.has("Destination")) {
      return destination.get("Destination");
    }
    String type = destination.need("Type").asString("");
    String name = id + "EventInvokeConfig" + when;
    return switch (type) {
      case "SQS" -> {
        out.add(name + "Queue", "AWS::SQS::Queue", Json.object());
        yield Expansion.arn(name + "Queue");
      }
      case "SNS" -> {
        out.add(name + "Topic", "AWS::SNS::Topic", Json.object());
        yield Expansion.reference(name + "Topic");
      }
      default ->
          throw new TemplateException(destination.where() + " lacks the property Destination.");
    };
  }
}
