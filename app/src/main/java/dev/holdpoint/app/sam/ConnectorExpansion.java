package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::Serverless::Connector}: lets one resource call another. All that it makes on AWS are
 * permissions, so here it is a policy that is recorded.
 */
final class ConnectorExpansion {
  private static final Set<String> PERMISSIONS = Set.of("Read", "Write");

  private ConnectorExpansion() {}

  static void expand(TemplateResource resource, Map<String, TemplateResource> all, Expansion out) {
    Properties from =
        Properties.of(resource.logicalId(), resource.properties())
            .only(Set.of("Source", "SourceReference", "Destination", "Permissions"));
    exists(resource, from.need("Source"), all);
    JsonNode destination = from.need("Destination");
    for (JsonNode one : destination.isArray() ? destination.values() : List.of(destination)) {
      exists(resource, one, all);
    }
    for (JsonNode permission : from.need("Permissions").values()) {
      if (!PERMISSIONS.contains(permission.asString())) {
        throw new TemplateException(
            "%s.Permissions has %s; it may have Read and Write."
                .formatted(resource.logicalId(), permission));
      }
    }
    out.replace(resource, "AWS::IAM::ManagedPolicy", Json.object());
  }

  /** An end that is named by its logical id must be there; one that is described need not. */
  private static void exists(
      TemplateResource resource, JsonNode end, Map<String, TemplateResource> all) {
    JsonNode id = end.path("Id");
    if (id.isString() && !all.containsKey(id.stringValue())) {
      throw new TemplateException(
          "%s: Unable to find resource with logical id '%s'."
              .formatted(resource.logicalId(), id.stringValue()));
    }
  }
}
