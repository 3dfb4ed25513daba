package dev.holdpoint.app.node;

import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /_holdpoint/stacks} runs templates that lie on this machine, {@code DELETE
 * /_holdpoint/stacks/NAME} takes a stack away. No page in a browser can send either to another site
 * unasked: one is no form, the other no method of forms.
 */
record StackDoor(AtomicReference<@Nullable StackRunner> runner) implements WebRoute {
  private static final String PATH = "/_holdpoint/stacks";

  @Override
  public boolean matches(WebRequest request) {
    return switch (request.method()) {
      case "POST" -> request.path().equals(PATH);
      case "DELETE" -> request.path().startsWith(PATH + "/");
      default -> false;
    };
  }

  @Override
  public WebResponse handle(WebRequest request) {
    StackRunner stacks = runner.get();
    if (stacks == null) {
      return refusal(503, "It is still starting.");
    }
    try {
      return request.method().equals("DELETE")
          ? WebResponse.json(200, stacks.delete(request.path().substring(PATH.length() + 1)))
          : run(stacks, request);
    } catch (TemplateException e) {
      return refusal(400, e.getMessage());
    }
  }

  private static WebResponse run(StackRunner stacks, WebRequest request) {
    if (!InetAddress.ofLiteral(request.remoteAddress()).isLoopbackAddress()) {
      return refusal(403, "Templates are run for programs on this machine only.");
    }
    if (!request.hasContentType("application/json")) {
      return refusal(415, "Expected application/json.");
    }
    Application application;
    try {
      application = Json.mapper().readValue(request.body(), Application.class);
    } catch (JacksonException e) {
      return refusal(400, "The request is not understood.");
    }
    ArrayNode all = Json.array();
    for (StackRequest one : application.requests()) {
      all.add(shown(stacks.run(one)));
    }
    return WebResponse.json(200, all);
  }

  private static ObjectNode shown(StackRunner.Outcome outcome) {
    ObjectNode outputs = Json.object();
    outcome.stack().outputs().forEach(outputs::set);
    ObjectNode shown =
        Json.object()
            .put("name", outcome.stack().name())
            .put("resources", outcome.stack().resources().size());
    shown.set("outputs", outputs);
    shown.set("newSecrets", Json.tree(outcome.newSecrets()));
    shown.set("kept", Json.tree(outcome.kept()));
    return shown.set("removed", Json.tree(outcome.removed()));
  }

  private static WebResponse refusal(int status, String message) {
    return WebResponse.json(status, Map.of("message", message));
  }
}
