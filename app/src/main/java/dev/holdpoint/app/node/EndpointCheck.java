package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Refuses templates whose state machines, schedules and APIs call services without an endpoint. It
 * looks for resources in the definition's text as it stands, before values are put into it.
 */
record EndpointCheck(Endpoints endpoints) implements StackCheck {
  private static final Set<String> CALLING =
      Set.of(
          "AWS::StepFunctions::StateMachine",
          "AWS::Scheduler::Schedule",
          "AWS::ApiGateway::Method",
          "AWS::ApiGateway::RestApi");

  @Override
  public void check(List<TemplateResource> resources, Sources sources) {
    for (TemplateResource resource : resources) {
      if (CALLING.contains(resource.type())) {
        Map<String, String> missing = MissingEndpoints.in(text(resource, sources), endpoints);
        if (!missing.isEmpty()) {
          throw refusal(resource.logicalId(), missing);
        }
      }
    }
  }

  private static TemplateException refusal(String caller, Map<String, String> missing) {
    StringBuilder all = new StringBuilder(caller).append(":");
    missing.forEach(
        (module, called) -> all.append(' ').append(MissingEndpoints.text(called, module)));
    return new TemplateException(
        all.append(" Or run it all the same with --allow-missing-endpoints; such calls will fail.")
            .toString());
  }

  private static String text(TemplateResource caller, Sources sources) {
    JsonNode properties = caller.properties();
    JsonNode place = properties.path("DefinitionS3Location");
    try {
      return place.isMissingNode() ? properties.toString() : properties + sources.text(place);
    } catch (TemplateException e) {
      // Told when the file is really read.
      return properties.toString();
    }
  }
}
