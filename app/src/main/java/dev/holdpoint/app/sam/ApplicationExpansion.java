package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AWS::Serverless::Application}: a stack within the stack, whose template lies beside this
 * one or in a bucket.
 */
final class ApplicationExpansion {
  private ApplicationExpansion() {}

  static void expand(TemplateResource resource, Expansion out) {
    Properties from =
        Properties.of(resource.logicalId(), resource.properties())
            .only(Set.of("Location", "Parameters", "NotificationARNs", "Tags", "TimeoutInMinutes"));
    JsonNode location = from.need("Location");
    if (location.has("ApplicationId")) {
      throw new TemplateException(
          "%s is an application of the Serverless Application Repository, which is on AWS only. Fetch its template there (aws serverlessrepo create-cloud-formation-template), put it and its code beside this one, and name its path as Location."
              .formatted(resource.logicalId()));
    }
    ObjectNode stack = Json.object();
    from.copy(
        Map.of(
            "Location", "TemplateURL",
            "Parameters", "Parameters",
            "NotificationARNs", "NotificationARNs",
            "Tags", "Tags",
            "TimeoutInMinutes", "TimeoutInMinutes"),
        stack);
    out.replace(resource, "AWS::CloudFormation::Stack", stack);
  }
}
