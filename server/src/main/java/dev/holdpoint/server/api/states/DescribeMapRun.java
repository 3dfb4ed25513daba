package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;

/** DescribeMapRun. */
final class DescribeMapRun implements Action<DescribeMapRunRequest, DescribeMapRunResponse> {
  private final Store store;

  DescribeMapRun(Store store) {
    this.store = store;
  }

  @Override
  public DescribeMapRunResponse handle(DescribeMapRunRequest request, Call call) {
    String arn = Required.member(request.mapRunArn(), "mapRunArn");
    return store.read(tx -> {
      MapRunRow row = MapRunRules.get(tx, arn);
      return MapRunView.of(row, MapRunRules.parent(tx, row));
    });
  }
}
