package dev.holdpoint.app.template;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a template may refer to without naming it: the {@code AWS::…} parameters. */
public record Pseudo(Home home, String stackName, String stackId) {

  /** The value, {@link MissingNode} for {@code AWS::NoValue}, null where there is none such. */
  @Nullable JsonNode find(String name) {
    return switch (name) {
      case "AWS::AccountId" -> Json.text(home.account());
      case "AWS::Region" -> Json.text(home.region());
      case "AWS::Partition" -> Json.text("aws");
      case "AWS::URLSuffix" -> Json.text("amazonaws.com");
      case "AWS::StackName" -> Json.text(stackName);
      case "AWS::StackId" -> Json.text(stackId);
      case "AWS::NotificationARNs" -> Json.array();
      case "AWS::NoValue" -> MissingNode.getInstance();
      default -> null;
    };
  }
}
