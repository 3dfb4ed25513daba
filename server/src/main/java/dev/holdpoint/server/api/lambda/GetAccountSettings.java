package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;

/** {@code GetAccountSettings}: AWS's own quotas, and what there is. */
record GetAccountSettings(LambdaParts parts)
    implements Action<GetAccountSettingsRequest, GetAccountSettingsResponse> {
  private static final int AT_ONCE = 1_000;

  /** 75 GB, of which there is no limit here. */
  private static final long TOTAL_BYTES = 80_530_636_800L;

  @Override
  public GetAccountSettingsResponse handle(GetAccountSettingsRequest request, Call call) {
    List<Function> all = parts.store().read(this::all);
    LambdaLimits limits = parts.functions().limits();
    int reserved = all.stream().mapToInt(GetAccountSettings::reserved).sum();
    return GetAccountSettingsResponse.builder()
        .accountLimit(l ->
            l.totalCodeSize(TOTAL_BYTES)
                .codeSizeUnzipped(limits.unzippedBytes())
                .codeSizeZipped((long) limits.zippedBytes())
                .concurrentExecutions(AT_ONCE)
                .unreservedConcurrentExecutions(AT_ONCE - reserved))
        .accountUsage(u ->
            u.functionCount((long) all.size())
                .totalCodeSize(all.stream().mapToLong(one -> one.code().bytes()).sum()))
        .build();
  }

  private List<Function> all(Tx tx) {
    List<Function> all = new ArrayList<>();
    List<Function> page = page(tx, null);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page(tx, page.getLast().arn().value());
    }
    return all;
  }

  private List<Function> page(Tx tx, @Nullable String marker) {
    return parts.functions().list(tx, parts.turns().home(), marker, null);
  }

  private static int reserved(Function function) {
    Integer reserved = function.reserved();
    return reserved == null ? 0 : reserved;
  }
}
