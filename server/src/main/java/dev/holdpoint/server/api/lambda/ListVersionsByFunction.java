package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** {@code ListVersionsByFunction}: what may still change comes first. */
final class ListVersionsByFunction
    implements Action<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse> {
  private static final int PAGE = 50;
  private static final int DIGITS = 10;

  private final LambdaParts parts;

  ListVersionsByFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListVersionsByFunctionResponse handle(ListVersionsByFunctionRequest request, Call call) {
    List<Function> all =
        parts.store().read(tx -> all(tx, parts.configured(tx, request.functionName(), null)));
    Page<Function> page =
        Page.of(all, ListVersionsByFunction::place, request.marker(), request.maxItems(), PAGE);
    return ListVersionsByFunctionResponse.builder()
        .versions(page.items().stream().map(parts::shown).toList())
        .nextMarker(page.marker())
        .build();
  }

  private List<Function> all(Tx tx, Function function) {
    List<Function> all = new ArrayList<>(List.of(function));
    all.addAll(parts.versions().list(tx, function));
    return all;
  }

  /** By numbers; what may still change has none. */
  static String place(Function version) {
    String number = version.version().equals(Function.LATEST) ? "0" : version.version();
    return version.base() + "!" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
  }
}
