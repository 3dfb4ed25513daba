package dev.holdpoint.app.torture;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** AWS's own clients at one server. They repeat nothing by themselves: the tests must see it. */
final class Aws implements AutoCloseable {
  static {
    // The JDK would send a POST again when its connection breaks.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private static final String ROLE = "arn:aws:iam::000000000000:role/test";

  private final List<SdkAutoCloseable> open = new ArrayList<>();
  final SfnClient sfn;
  final SqsClient sqs;
  final SnsClient sns;
  final LambdaClient lambda;
  final EventBridgeClient events;
  final SchedulerClient scheduler;

  Aws(URI endpoint) {
    SdkHttpClient http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(10))
            .socketTimeout(Duration.ofSeconds(90))
            .build();
    sfn = built(SfnClient.builder(), http, endpoint);
    sqs = built(SqsClient.builder(), http, endpoint);
    sns = built(SnsClient.builder(), http, endpoint);
    lambda = built(LambdaClient.builder(), http, endpoint);
    events = built(EventBridgeClient.builder(), http, endpoint);
    scheduler = built(SchedulerClient.builder(), http, endpoint);
    open.add(http);
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C built(B builder, SdkHttpClient http, URI endpoint) {
    C client =
        builder
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    open.add(client);
    return client;
  }

  /** A new queue's URL. */
  String queue(String name, int visibilitySeconds) {
    return sqs.createQueue(queue ->
            queue
                .queueName(name)
                .attributesWithStrings(
                    Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT.toString(),
                        Integer.toString(visibilitySeconds))))
        .queueUrl();
  }

  /** A new state machine's ARN. */
  String machine(String name, String definition) {
    return sfn.createStateMachine(
            machine -> machine.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  /** A new execution's ARN. */
  String start(String machine, String name, String input) {
    return sfn.startExecution(
            execution -> execution.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  ExecutionStatus status(String execution) {
    return sfn.describeExecution(request -> request.executionArn(execution)).status();
  }

  /** An execution's whole history. */
  List<HistoryEvent> history(String execution) {
    return sfn
        .getExecutionHistoryPaginator(request -> request.executionArn(execution).maxResults(1_000))
        .events()
        .stream()
        .toList();
  }

  @Override
  public void close() {
    open.forEach(SdkAutoCloseable::close);
  }
}
