package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Refuses templates whose state machines call services without an endpoint. It looks for resources
 * in the definition's text as it stands, before values are put into it.
 */
record EndpointCheck(Endpoints endpoints) implements StackCheck {
  private static final String MACHINE = "AWS::StepFunctions::StateMachine";

  @Override
  public void check(List<TemplateResource> resources, Path folder) {
    for (TemplateResource resource : resources) {
      if (resource.type().equals(MACHINE)) {
        Map<String, String> missing = MissingEndpoints.in(text(resource, folder), endpoints);
        if (!missing.isEmpty()) {
          throw refusal(resource.logicalId(), missing);
        }
      }
    }
  }

  private static TemplateException refusal(String machine, Map<String, String> missing) {
    StringBuilder all = new StringBuilder(machine).append(":");
    missing.forEach(
        (module, called) -> all.append(' ').append(MissingEndpoints.text(called, module)));
    return new TemplateException(
        all.append(" Or run it all the same with --allow-missing-endpoints; such tasks will fail.")
            .toString());
  }

  private static String text(TemplateResource machine, Path folder) {
    JsonNode properties = machine.properties();
    JsonNode file = properties.path("DefinitionS3Location");
    try {
      return file.isString()
          ? properties + Files.readString(folder.resolve(file.stringValue()))
          : properties.toString();
    } catch (IOException e) {
      // Told when the file is really read.
      return properties.toString();
    }
  }
}
