package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.ContentHandling;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.IntegrationReader;
import dev.holdpoint.core.apigateway.IntegrationResponse;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where methods' requests go, and how answers come back. */
record Integrations(GatewayDesk desk) {
  private static final int USUAL_MILLIS = 29_000;
  private static final String[] MEMBERS = {
    "type",
    "httpMethod",
    "uri",
    "connectionType",
    "credentials",
    "requestParameters",
    "requestTemplates",
    "passthroughBehavior",
    "contentHandling",
    "timeoutInMillis",
    "cacheNamespace",
    "cacheKeyParameters"
  };

  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/httpMethod"),
          PatchRule.text("/uri"),
          PatchRule.text("/credentials"),
          PatchRule.entries("/requestParameters"),
          PatchRule.entries("/requestTemplates"),
          PatchRule.text("/passthroughBehavior"),
          PatchRule.optional("/contentHandling"),
          PatchRule.number("/timeoutInMillis"),
          PatchRule.text("/connectionType"),
          PatchRule.text("/connectionId"),
          PatchRule.text("/cacheNamespace"),
          PatchRule.items("/cacheKeyParameters"));

  private static final Patch RESPONSE_PATCH =
      Patch.of(
          PatchRule.text("/selectionPattern"),
          PatchRule.optional("/contentHandling"),
          PatchRule.entries("/responseParameters"),
          PatchRule.entries("/responseTemplates"));

  /** Says where a method's requests go; what was said of its answers stays. */
  ObjectNode put(ObjectNode request) {
    return tree(change(request, integration -> read(request).answering(integration.responses())));
  }

  ObjectNode show(ObjectNode request) {
    return tree(set(GatewayDesk.route(desk.get(request), request).integration()));
  }

  ObjectNode update(ObjectNode request) {
    return tree(
        change(
            request,
            integration ->
                read(PATCH.apply(tree(set(integration)), request))
                    .answering(integration.responses())));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        change(
            request,
            integration -> {
              set(integration);
              return Integration.UNSET;
            });
    return Json.object();
  }

  ObjectNode putResponse(ObjectNode request) {
    String status = MethodResponses.status(request);
    Api api = desk.get(request);
    if (!MethodResponses.has(GatewayDesk.route(api, request), status)) {
      throw GatewayDesk.notFound("Invalid Response status code specified");
    }
    return response(request, change(request, known -> with(set(known), request)));
  }

  ObjectNode showResponse(ObjectNode request) {
    return response(request, set(GatewayDesk.route(desk.get(request), request).integration()));
  }

  ObjectNode updateResponse(ObjectNode request) {
    return response(
        request,
        change(
            request,
            known ->
                with(
                    set(known),
                    RESPONSE_PATCH
                        .apply(response(request, known), request)
                        .put("status_code", MethodResponses.status(request)))));
  }

  ObjectNode deleteResponse(ObjectNode request) {
    var _ =
        change(
            request,
            known -> {
              response(request, known);
              return known.answering(others(known, MethodResponses.status(request)));
            });
    return Json.object();
  }

  private Integration change(ObjectNode request, UnaryOperator<Integration> change) {
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              Route route = GatewayDesk.route(api, request);
              return api.with(route.to(change.apply(route.integration())));
            });
    return GatewayDesk.route(changed, request).integration();
  }

  private static Integration set(Integration integration) {
    if (integration.isUnset()) {
      throw GatewayDesk.notFound("Invalid Integration identifier specified");
    }
    return integration;
  }

  private static Integration read(ObjectNode tree) {
    GatewayDesk.unsupported(tree, "connectionId", "integrationTarget");
    boolean buffered = tree.path("responseTransferMode").asString("BUFFERED").equals("BUFFERED");
    boolean checked = !tree.path("tlsConfig").path("insecureSkipVerification").asBoolean(false);
    if (!buffered || !checked) {
      throw GatewayDesk.bad(
          "Holdpoint does not support " + (buffered ? "tlsConfig" : "responseTransferMode"));
    }
    return IntegrationReader.read(ApiKind.REST, "The method", Members.only(tree, MEMBERS));
  }

  /** An integration as AWS shows it. */
  static ObjectNode tree(Integration integration) {
    ObjectNode tree =
        integration.said() instanceof ObjectNode said ? said.deepCopy() : Json.object();
    tree.put("type", integration.type().name());
    Members.put(tree, "httpMethod", text(integration.httpMethod()));
    Members.put(tree, "uri", text(integration.uri()));
    if (!integration.uri().isEmpty()) {
      tree.put("connectionType", "INTERNET");
    }
    Members.put(tree, "requestParameters", integration.requestParameters());
    Members.put(tree, "requestTemplates", integration.requestTemplates());
    tree.put("passthroughBehavior", integration.passthrough().name());
    ContentHandling handling = integration.contentHandling();
    Members.put(tree, "contentHandling", handling == null ? null : handling.name());
    int millis = integration.timeoutMillis();
    tree.put("timeoutInMillis", millis == 0 ? USUAL_MILLIS : millis);
    for (IntegrationResponse response : integration.responses()) {
      tree.withObjectProperty("integrationResponses").set(response.statusCode(), tree(response));
    }
    return tree;
  }

  private static @Nullable String text(String given) {
    return given.isEmpty() ? null : given;
  }

  private static ObjectNode tree(IntegrationResponse response) {
    ObjectNode tree = Json.object().put("statusCode", response.statusCode());
    Members.put(tree, "selectionPattern", response.selectionPattern());
    Members.put(tree, "responseParameters", response.parameters());
    Members.put(tree, "responseTemplates", response.templates());
    ContentHandling handling = response.contentHandling();
    Members.put(tree, "contentHandling", handling == null ? null : handling.name());
    return tree;
  }

  private static Integration with(Integration integration, ObjectNode tree) {
    List<IntegrationResponse> all = others(integration, MethodResponses.status(tree));
    all.add(
        new IntegrationResponse(
            GatewayDesk.text(tree, "selectionPattern"),
            MethodResponses.status(tree),
            Members.texts(tree.path("responseParameters")),
            Members.texts(tree.path("responseTemplates")),
            handling(GatewayDesk.text(tree, "contentHandling"))));
    return integration.answering(all);
  }

  private static @Nullable ContentHandling handling(@Nullable String given) {
    for (ContentHandling known : ContentHandling.values()) {
      if (known.name().equals(given)) {
        return known;
      }
    }
    if (given != null) {
      throw GatewayDesk.bad("Invalid content handling specified: " + given);
    }
    return null;
  }

  private static List<IntegrationResponse> others(Integration integration, String status) {
    List<IntegrationResponse> all = new ArrayList<>(integration.responses());
    all.removeIf(one -> one.statusCode().equals(status));
    return all;
  }

  private static ObjectNode response(ObjectNode request, Integration integration) {
    return integration.responses().stream()
        .filter(one -> one.statusCode().equals(MethodResponses.status(request)))
        .findFirst()
        .map(Integrations::tree)
        .orElseThrow(() -> GatewayDesk.notFound("Invalid Response status code specified"));
  }
}
