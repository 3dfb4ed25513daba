package dev.holdpoint.app.torture;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Executions that wait in every way in which one can. */
final class Frozen {
  /** How those end that do not succeed. */
  static final Map<String, ExecutionStatus> STATES =
      Map.of("over", ExecutionStatus.TIMED_OUT, "failed", ExecutionStatus.FAILED);

  static final int COUNT = 11;

  private static final String ASK =
      "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Parameters':"
          + "{'QueueUrl':'%s','MessageBody.$':'$$.Task.Token'},'End':true";
  private static final String ONE = "{'StartAt':'A','States':{'A':{%s}}}";

  private static final String OUTER = "{'StartAt':'O','States':{'O':{%s}}}";

  private Frozen() {}

  static void begin(Aws aws) throws Exception {
    String silent = ASK.formatted(aws.queue("silent", 1));
    begin(
        aws,
        "retry",
        ONE.formatted(silent + ",'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':1800}]"));
    String token =
        aws.sqs
            .receiveMessage(r -> r.queueUrl(Traffic.url(aws, "silent")).waitTimeSeconds(20))
            .messages()
            .getFirst()
            .body();
    aws.sfn.sendTaskFailure(f -> f.taskToken(token).error("Again"));
    String asks = ASK.formatted(aws.queue("asks", 30));
    String ask = ONE.formatted(asks);
    begin(aws, "wait", ONE.formatted("'Type':'Wait','Seconds':1800,'End':true"));
    begin(aws, "ask", ask);
    begin(aws, "over", ONE.formatted(silent).replaceAll("}$", ",'TimeoutSeconds':1800}"));
    begin(
        aws,
        "caught",
        ONE.formatted(
                silent
                    + ",'TimeoutSeconds':1800,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'B'}]")
            .replaceAll("}}$", ",'B':{'Type':'Succeed'}}}"));
    begin(aws, "failed", ONE.formatted("'Type':'Fail','Error':'E'"));
    begin(
        aws,
        "parallel",
        OUTER.formatted(
            "'Type':'Parallel','End':true,'Branches':["
                + ask
                + ","
                + "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}"
                + "]"));
    begin(
        aws,
        "map",
        OUTER.formatted(
            "'Type':'Map','End':true,'ItemProcessor':" + ask + ",'ItemsPath':'$.items'"));
    String distributed =
        ask.replaceAll(
            "}$", ",'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'}}");
    begin(
        aws,
        "distributed",
        OUTER.formatted(
            "'Type':'Map','End':true,'ItemProcessor':" + distributed + ",'ItemsPath':'$.items'"));
    String activity = aws.sfn.createActivity(a -> a.name("work")).activityArn();
    begin(aws, "activity", ONE.formatted("'Type':'Task','Resource':'" + activity + "','End':true"));
    String child = aws.machine("child", ask.replace('\'', '"'));
    begin(
        aws,
        "parent",
        ONE.formatted(
            "'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync:2','Parameters':"
                + "{'StateMachineArn':'"
                + child
                + "','Input':{}},'End':true"));
  }

  private static void begin(Aws aws, String name, String definition) {
    String machine = aws.machine(name, definition.replace('\'', '"'));
    aws.start(machine, name, "{\"items\":[1,2,3]}");
  }

  /** Takes the task of the activity, which is there. */
  static void work(Aws aws) {
    String activity = aws.sfn.listActivities().activities().getFirst().activityArn();
    GetActivityTaskResponse task = aws.sfn.getActivityTask(g -> g.activityArn(activity));
    aws.sfn.sendTaskSuccess(s -> s.taskToken(task.taskToken()).output("1"));
  }

  /** Answers what has been asked, and what is asked again after a retry. */
  static void answer(Aws aws) {
    for (String queue : List.of("asks", "silent")) {
      String url = Traffic.url(aws, queue);
      for (Message message :
          aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages()) {
        give(aws, message.body());
        aws.sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }

  private static void give(Aws aws, String token) {
    try {
      aws.sfn.sendTaskSuccess(s -> s.taskToken(token).output("1"));
    } catch (TaskTimedOutException e) {
      // Its time was over, or it has been tried again since.
    }
  }
}
