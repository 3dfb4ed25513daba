package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.SdkNames;
import dev.holdpoint.server.wire.SdkStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What AWS's models say that an action answers, for every service that a Task can call. */
final class AnswerModels {
  /** Optimized integrations whose service has another name in the SDK. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "events", "eventbridge",
          "states", "sfn",
          "emr-containers", "emrcontainers",
          "emr-serverless", "emrserverless");

  /** Integrations that are no action of their service's API, or answer in a form of their own. */
  private static final Set<String> OWN_FORM =
      Set.of("apigateway", "http", "elasticmapreduce", "eks:call", "eks:runJob");

  /** Members that an optimized integration gives as JSON where the action has bytes or text. */
  private static final Map<String, Set<String>> AS_JSON =
      Map.of(
          "lambda:invoke", Set.of("Payload"),
          "bedrock:invokeModel", Set.of("Body"),
          "states:startExecution", Set.of("Input", "Output"));

  private AnswerModels() {}

  /** How a call's answer must look, or null where no model speaks of it. */
  static @Nullable AnswerCheck of(Resource resource) {
    if (!(resource instanceof Resource.Integration integration)) {
      return null;
    }
    String action = integration.service() + ":" + integration.action();
    if (OWN_FORM.contains(integration.service()) || OWN_FORM.contains(action)) {
      return null;
    }
    return switch (integration.pattern()) {
      case REQUEST_RESPONSE -> answer(integration, capitalized(integration.action()));
      // What a worker answers is its own affair.
      case WAIT_FOR_TASK_TOKEN -> null;
      // A job answers what describes it at its end.
      case SYNC, SYNC_2 ->
          integration.service().equals("states") ? answer(integration, "DescribeExecution") : null;
    };
  }

  private static String capitalized(String action) {
    return action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
  }

  private static @Nullable AnswerCheck answer(Resource.Integration integration, String action) {
    JsonNode model = read(service(integration));
    String shape = model == null ? null : model.at("/operations/" + action).asString("");
    if (model == null || shape == null || shape.isEmpty()) {
      return null;
    }
    SdkStyle style = integration.isSdk() ? SdkStyle.V2 : SdkStyle.V1;
    Set<String> free =
        AS_JSON.getOrDefault(integration.service() + ":" + integration.action(), Set.of());
    return new AnswerCheck(model.get("shapes"), shape, member -> SdkNames.of(member, style), free);
  }

  private static String service(Resource.Integration integration) {
    String service = integration.service();
    if (integration.isSdk()) {
      return service.substring(Resource.SDK.length());
    }
    return service.equals("bedrock") && integration.action().equals("invokeModel")
        ? "bedrockruntime"
        : SERVICES.getOrDefault(service, service);
  }

  private static @Nullable JsonNode read(String service) {
    try (InputStream file = AnswerModels.class.getResourceAsStream("answers.zip");
        ZipInputStream in = file == null ? null : new ZipInputStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Expected answers.zip beside this class");
      }
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (each.getName().equals(service + ".json")) {
          return Json.parse(in.readAllBytes());
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
