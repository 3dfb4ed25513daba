package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.SdkOperation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where each call is made. Immutable. */
public final class Routes {
  private static final String FUNCTIONS = "lambda";

  /** What blocks whoever calls it, or runs something. */
  private static final Set<String> BLOCKING =
      Set.of("aws-sdk:sfn:getActivityTask", "aws-sdk:sfn:startSyncExecution");

  private final Actions actions;
  private final LongReceives receives;
  private final Map<String, OutsideCall> outside;
  private final Map<String, LocalCall> optimized = new HashMap<>();

  /**
   * @param outside by the service's name, what is called outside of this process; {@code aws-sdk:}
   *     stands for every service of the AWS SDK
   */
  public Routes(
      Actions actions,
      Queues queues,
      Supplier<Executions> executions,
      Map<String, OutsideCall> outside) {
    this.actions = actions;
    this.receives = new LongReceives(queues);
    this.outside = Map.copyOf(outside);
    optimized(executions);
  }

  private void optimized(Supplier<Executions> executions) {
    OptimizedCall send =
        optimized("sqs:sendMessage", "SQS", "AmazonSQS", "application/x-amz-json-1.0");
    OptimizedCall start =
        optimized(
            "sfn:startExecution",
            "StepFunctions",
            "AWSStepFunctions",
            "application/x-amz-json-1.0");
    OptimizedCall put =
        optimized("eventbridge:putEvents", "EventBridge", "AmazonEventBridge", null);
    OptimizedCall publish = optimized("sns:publish", "SNS", "AmazonSNS", "text/xml");
    if (send != null) {
      optimized.put("sqs:sendMessage", new SendMessageCall(send));
    }
    if (start != null) {
      optimized.put("states:startExecution", new StartExecutionCall(start, executions));
    }
    if (put != null) {
      optimized.put("events:putEvents", new PutEventsCall(put));
    }
    if (publish != null) {
      optimized.put("sns:publish", publish);
    }
  }

  /** Null where the service is not behind the port, as in a test. */
  private @Nullable OptimizedCall optimized(
      String action, String prefix, String client, @Nullable String contentType) {
    String[] names = action.split(":");
    SdkOperation operation = actions.operations().find(names[0], names[1]);
    return operation == null
        ? null
        : new OptimizedCall(operation, actions, prefix, client, contentType);
  }

  /** Where this call is made. */
  Route find(Tx tx, Turn turn, Effect.CallTask call) {
    return switch (call.resource()) {
      case Resource.Function function -> outside(FUNCTIONS, function);
      case Resource.Integration integration when integration.isSdk() ->
          sdk(tx, turn, call, integration);
      case Resource.Integration integration -> optimized(integration);
      case Resource.Activity activity ->
          throw new IllegalStateException(
              "Expected a service, but it is an activity (arn=" + activity.arn() + ")");
    };
  }

  private Route optimized(Resource.Integration integration) {
    LocalCall local = optimized.get(integration.service() + ":" + integration.action());
    return local == null
        ? outside(integration.service(), integration)
        : new Route.WithinTheCommit(local);
  }

  private Route sdk(Tx tx, Turn turn, Effect.CallTask call, Resource.Integration integration) {
    String service = integration.service().substring(Resource.SDK.length());
    SdkOperation operation = actions.operations().find(service, integration.action());
    if (operation == null) {
      return outside(Resource.SDK, integration);
    }
    SdkCall sdk = new SdkCall(operation, actions);
    boolean blocks =
        service.equals(FUNCTIONS)
            || BLOCKING.contains(integration.service() + ":" + integration.action())
            || receives.mayWait(tx, turn, call, integration);
    return blocks ? new Route.Outside(sdk) : new Route.WithinTheCommit(sdk);
  }

  private Route outside(String service, Resource resource) {
    OutsideCall call = outside.get(service);
    return call == null
        ? new Route.Nowhere(
            Failure.of(
                Failure.RUNTIME,
                "The resource "
                    + resource.arn()
                    + " is not supported by this version of Holdpoint"))
        : new Route.Outside(call);
  }
}
