package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.pipes.model.ListPipesRequest;
import software.amazon.awssdk.services.pipes.model.ListPipesResponse;

/** {@code ListPipes}. */
record ListPipes(PipesDesk desk) implements Action<ListPipesRequest, ListPipesResponse> {
  private static final int MOST = 100;

  @Override
  public ListPipesResponse handle(ListPipesRequest request, Call call) {
    int most = request.limit() == null ? MOST : request.limit();
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    String after = request.nextToken();
    List<Pipe> found =
        desk.store()
            .read(tx -> {
              List<Pipe> all = desk.pipes().list(tx, desk.home(), prefix, after, Pipes.MOST);
              return all.stream().filter(pipe -> fits(pipe, request)).limit(most + 1L).toList();
            });
    boolean more = found.size() > most;
    List<Pipe> page = more ? found.subList(0, most) : found;
    return ListPipesResponse.builder()
        .pipes(page.stream().map(ListPipes::shown).toList())
        .nextToken(more ? page.getLast().name() : null)
        .build();
  }

  private static boolean fits(Pipe pipe, ListPipesRequest request) {
    return begins(pipe.settings().source(), request.sourcePrefix())
        && begins(pipe.settings().target(), request.targetPrefix())
        && is(PipeShapes.wanted(pipe), request.desiredStateAsString())
        && is(PipeShapes.current(pipe), request.currentStateAsString());
  }

  private static boolean begins(Arn arn, @Nullable String prefix) {
    return prefix == null || arn.value().startsWith(prefix);
  }

  private static boolean is(String state, @Nullable String wanted) {
    return wanted == null || wanted.equals(state);
  }

  private static software.amazon.awssdk.services.pipes.model.Pipe shown(Pipe pipe) {
    Arn enrichment = pipe.settings().enrichment();
    return PipeShapes.answer(
        pipe,
        PipeShapes.wanted(pipe),
        PipeShapes.current(pipe),
        software.amazon.awssdk.services.pipes.model.Pipe.builder()
            .source(pipe.settings().source().value())
            .enrichment(enrichment == null ? null : enrichment.value())
            .target(pipe.settings().target().value()));
  }
}
