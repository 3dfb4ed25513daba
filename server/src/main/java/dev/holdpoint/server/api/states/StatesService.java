package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.calls.DirectCall;
import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;

/** Step Functions behind the port. */
public final class StatesService {
  private StatesService() {}

  /** What its actions work with. */
  public record Parts(
      Store store,
      Turns turns,
      Engine engine,
      TaskTokens tokens,
      Activities activities,
      QueueWaiters activityWaiters,
      ExecutionEnds ends,
      DirectCall calls,
      Executions executions) {}

  public static AwsService of(Parts parts) {
    AwsService service =
        AwsService.named("states")
            .json("AWSStepFunctions", "1.0")
            .model(Model.beside(StatesService.class, "ValidationException"));
    service = MachineActions.add(service, parts);
    service = VersionActions.add(service, parts);
    service = ExecutionActions.add(service, parts);
    service = MapRunActions.add(service, parts);
    return TaskActions.add(service, parts);
  }
}
