package dev.holdpoint.bench;

import dev.holdpoint.core.json.Json;
import java.io.Closeable;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's actions through AWS's own SDK, as a user's program makes them. Thread-safe. */
final class SdkAws implements Aws, Closeable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final SfnClient states;
  private final SqsClient sqs;

  SdkAws(URI server) {
    states =
        SfnClient.builder()
            .endpointOverride(server)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClient(http)
            .build();
    sqs =
        SqsClient.builder()
            .endpointOverride(server)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClient(http)
            .build();
  }

  @Override
  public String createQueue(String name) {
    return sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }

  @Override
  public String createMachine(String name, String definition) {
    String role = "arn:aws:iam::000000000000:role/bench";
    return states
        .createStateMachine(r -> r.name(name).definition(definition).roleArn(role))
        .stateMachineArn();
  }

  @Override
  public String start(String machine, String input) {
    return states.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
  }

  @Override
  public Message receive(String queueUrl) {
    var message =
        sqs.receiveMessage(r -> r.queueUrl(queueUrl).waitTimeSeconds(5)).messages().getFirst();
    String token = Json.parse(message.body()).path("token").asString();
    return new Message(message.receiptHandle(), token);
  }

  @Override
  public void success(String token, String output) {
    states.sendTaskSuccess(r -> r.taskToken(token).output(output));
  }

  @Override
  public void delete(String queueUrl, String receiptHandle) {
    sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(receiptHandle));
  }

  @Override
  public String status(String execution) {
    return states.describeExecution(r -> r.executionArn(execution)).statusAsString();
  }

  @Override
  public void close() {
    states.close();
    sqs.close();
    http.close();
  }
}
