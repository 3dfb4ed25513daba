package dev.holdpoint.bench;

import dev.holdpoint.core.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS's actions over one lean connection. One thread. */
final class HttpAws implements Aws, Closeable {
  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";

  private final Connection connection;

  HttpAws(URI server) throws IOException {
    connection = new Connection(server);
  }

  @Override
  public String createQueue(String name) throws IOException {
    return sqs("CreateQueue", Json.object().put("QueueName", name)).path("QueueUrl").asString();
  }

  @Override
  public String createMachine(String name, String definition) throws IOException {
    ObjectNode request = Json.object();
    request.put("name", name).put("definition", definition).put("roleArn", ROLE);
    return states("CreateStateMachine", request).path("stateMachineArn").asString();
  }

  @Override
  public String start(String machine, String input) throws IOException {
    ObjectNode request = Json.object();
    request.put("stateMachineArn", machine).put("input", input);
    return states("StartExecution", request).path("executionArn").asString();
  }

  @Override
  public Message receive(String queueUrl) throws IOException {
    ObjectNode request = Json.object().put("QueueUrl", queueUrl);
    JsonNode messages = sqs("ReceiveMessage", request.put("WaitTimeSeconds", 5)).path("Messages");
    JsonNode message = messages.path(0);
    String token = Json.parse(message.path("Body").asString()).path("token").asString();
    return new Message(message.path("ReceiptHandle").asString(), token);
  }

  @Override
  public void success(String token, String output) throws IOException {
    ObjectNode request = Json.object().put("taskToken", token);
    states("SendTaskSuccess", request.put("output", output));
  }

  @Override
  public void delete(String queueUrl, String receiptHandle) throws IOException {
    ObjectNode request = Json.object().put("QueueUrl", queueUrl);
    sqs("DeleteMessage", request.put("ReceiptHandle", receiptHandle));
  }

  @Override
  public String status(String execution) throws IOException {
    ObjectNode request = Json.object().put("executionArn", execution);
    return states("DescribeExecution", request).path("status").asString();
  }

  private JsonNode sqs(String action, JsonNode request) throws IOException {
    return connection.call("AmazonSQS." + action, "1.0", request);
  }

  private JsonNode states(String action, JsonNode request) throws IOException {
    return connection.call("AWSStepFunctions." + action, "1.0", request);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
