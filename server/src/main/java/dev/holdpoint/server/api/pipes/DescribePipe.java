package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.JsonShapes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.pipes.model.DescribePipeRequest;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code DescribePipe}. */
record DescribePipe(PipesDesk desk) implements Action<DescribePipeRequest, DescribePipeResponse> {
  @Override
  public DescribePipeResponse handle(DescribePipeRequest request, Call call) {
    Pipe pipe = desk.store().read(tx -> desk.pipes().get(tx, desk.home(), request.name()));
    PipeSettings settings = pipe.settings();
    ObjectNode shown = Json.object();
    put(shown, "SourceParameters", settings.sourceParameters());
    put(shown, "EnrichmentParameters", settings.enrichmentParameters());
    put(shown, "TargetParameters", settings.targetParameters());
    put(shown, "LogConfiguration", settings.logConfiguration());
    Arn enrichment = settings.enrichment();
    DescribePipeResponse.Builder answer =
        DescribePipeResponse.builder()
            .description(settings.description())
            .source(settings.source().value())
            .enrichment(enrichment == null ? null : enrichment.value())
            .target(settings.target().value())
            .roleArn(settings.roleArn())
            .tags(pipe.tags());
    // The builders of the SDK's models can be read into; their interfaces do not say so.
    JsonShapes.fill(shown, (SdkPojo) answer);
    return PipeShapes.answer(pipe, PipeShapes.wanted(pipe), PipeShapes.current(pipe), answer);
  }

  private static void put(ObjectNode shown, String member, @Nullable JsonNode value) {
    if (value != null) {
      shown.set(member, value);
    }
  }
}
