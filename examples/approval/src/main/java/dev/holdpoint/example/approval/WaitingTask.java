package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The task that Step Functions keeps waiting, as its token reaches it. */
record WaitingTask(SfnClient stepFunctions, String taskToken, LambdaLogger log) {
  /** What Step Functions says about the task. */
  enum State {
    /** It waited until now; an answer that was given counted. */
    WAITED,
    /** It was answered, timed out or was stopped before. */
    CLOSED,
    /** Nobody knows: Step Functions did not say. */
    UNKNOWN
  }

  /**
   * Whether an answer would still count. A heartbeat is the one question that Step Functions
   * answers about a token. The state has no HeartbeatSeconds, so a heartbeat changes nothing: it
   * starts no clock anew, leaves no event in the history, and does not move the task's own timeout.
   */
  State ask() {
    return call(() -> stepFunctions.sendTaskHeartbeat(r -> r.taskToken(taskToken)));
  }

  /** Gives the answer; the first one counts. */
  State give(Answer answer) {
    return switch (answer.decision()) {
      case APPROVED ->
          call(() ->
              stepFunctions.sendTaskSuccess(r -> r.taskToken(taskToken).output(answer.toJson())));
      case REJECTED ->
          call(() ->
              stepFunctions.sendTaskFailure(
                  r -> r.taskToken(taskToken).error("Rejected").cause(answer.toJson())));
    };
  }

  private State call(Runnable request) {
    try {
      request.run();
      return State.WAITED;
    } catch (TaskTimedOutException | TaskDoesNotExistException e) {
      return State.CLOSED;
    } catch (SdkException e) {
      log.log("Step Functions did not answer error=" + name(e) + "\n");
      return State.UNKNOWN;
    }
  }

  private static String name(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "WaitingTask[]";
  }
}
