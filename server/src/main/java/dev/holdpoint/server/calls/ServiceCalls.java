package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services that a Task state can call. Those that live in this store are called within the
 * commit; functions run outside and are owed.
 */
public final class ServiceCalls implements Calls {
  private final Map<String, Target> targets;

  /**
   * @param exception the name of the exception that the language sees
   * @param service the service's name in that exception's text
   */
  private record Target(ServiceCall call, String exception, String service, String contentType) {}

  /** Calls to these services. */
  public ServiceCalls(SqsSendMessage sqs, SnsPublish sns, EventsPutEvents events) {
    this.targets =
        Map.of(
            "sqs:sendMessage",
            new Target(sqs, "SQS.AmazonSQSException", "AmazonSQS", "application/x-amz-json-1.0"),
            "sns:publish",
            new Target(sns, "SNS.AmazonSNSException", "AmazonSNS", "text/xml"),
            "events:putEvents",
            new Target(
                events,
                "EventBridge.AmazonEventBridgeException",
                "AmazonEventBridge",
                "application/x-amz-json-1.1"));
  }

  @Override
  public Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    return switch (call.resource()) {
      case Resource.Function _ -> new Outcome.Owed();
      case Resource.Integration integration when Outside.contains(integration) ->
          new Outcome.Owed();
      case Resource.Integration integration -> local(tx, turn, call, integration);
      case Resource.Activity activity ->
          throw new IllegalStateException(
              "Expected a service, but it is an activity (arn=" + activity.arn() + ")");
    };
  }

  private Outcome local(Tx tx, Turn turn, Effect.CallTask call, Resource.Integration integration) {
    Target target = targets.get(integration.service() + ":" + integration.action());
    if (target == null) {
      return new Outcome.Failed(
          Failure.of(
              Failure.RUNTIME,
              "The resource "
                  + integration.arn()
                  + " is not supported by this version of Holdpoint"));
    }
    try {
      ObjectNode answer = target.call().call(tx, turn, call);
      return new Outcome.Answered(SdkAnswer.of(answer, target.contentType(), turn));
    } catch (AwsException refusal) {
      return new Outcome.Failed(
          SdkAnswer.refused(target.exception(), target.service(), refusal, turn));
    } catch (CallFailure failure) {
      return new Outcome.Failed(failure.failure());
    }
  }
}
