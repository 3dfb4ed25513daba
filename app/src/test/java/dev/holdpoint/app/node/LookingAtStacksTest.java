package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.NamedTemplate;
import dev.holdpoint.app.run.ValueFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** What templates made, through AWS's own client. */
final class LookingAtStacksTest {
  private static final String TEMPLATE =
      """
      Resources:
        Asked: {Type: AWS::SQS::Queue, Properties: {QueueName: asked}}
        Told: {Type: AWS::SNS::Topic, Properties: {TopicName: told}}
      Outputs:
        Topic: {Value: !Ref Told, Export: {Name: the-topic}}
        Name: {Value: !GetAtt Asked.QueueName}
      """;

  @TempDir Path folder;
  private Node node;
  private CloudFormationClient client;

  @BeforeEach
  void start() throws Exception {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
    Path template = Files.writeString(folder.resolve("t.yaml"), TEMPLATE);
    Application application =
        new Application(
            List.of(new NamedTemplate("shop", template)),
            List.of(),
            null,
            Map.of(),
            ValueFiles.NONE);
    application.requests().forEach(node.stacks()::run);
    client =
        CloudFormationClient.builder()
            .endpointOverride(node.inner())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    node.close();
  }

  @Test
  void aStackIsDescribedByNameAndId() {
    Stack stack = client.describeStacks(d -> d.stackName("shop")).stacks().getFirst();
    assertEquals(StackStatus.CREATE_COMPLETE, stack.stackStatus());
    assertEquals(
        List.of("Name=asked", "Topic=arn:aws:sns:us-east-1:000000000000:told"),
        stack.outputs().stream().map(LookingAtStacksTest::text).toList());
    assertEquals(List.of(stack), client.describeStacks(d -> d.stackName(stack.stackId())).stacks());
    assertEquals(List.of(stack), client.describeStacks().stacks());
  }

  private static String text(Output output) {
    return output.outputKey() + "=" + output.outputValue();
  }

  @Test
  void anUnknownStackIsRefusedInAwssWords() {
    CloudFormationException refused =
        assertThrows(
            CloudFormationException.class, () -> client.describeStacks(d -> d.stackName("none")));
    assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
    assertEquals("Stack with id none does not exist", refused.awsErrorDetails().errorMessage());
  }

  @Test
  void stacksAreListedByStatus() {
    assertEquals(
        List.of("shop"),
        client
            .listStacks(l -> l.stackStatusFilters(StackStatus.CREATE_COMPLETE))
            .stackSummaries()
            .stream()
            .map(StackSummary::stackName)
            .toList());
    assertEquals(
        List.of(),
        client.listStacks(l -> l.stackStatusFilters(StackStatus.ROLLBACK_FAILED)).stackSummaries());
  }

  @Test
  void resourcesAreFoundByTheirLogicalAndPhysicalIds() {
    List<StackResourceSummary> all =
        client.listStackResources(l -> l.stackName("shop")).stackResourceSummaries();
    assertEquals(
        List.of("Asked", "Told"),
        all.stream().map(StackResourceSummary::logicalResourceId).sorted().toList());
    String topic =
        client
            .describeStackResource(d -> d.stackName("shop").logicalResourceId("Told"))
            .stackResourceDetail()
            .physicalResourceId();
    assertEquals("arn:aws:sns:us-east-1:000000000000:told", topic);
    List<StackResource> beside =
        client.describeStackResources(d -> d.physicalResourceId(topic)).stackResources();
    assertEquals(2, beside.size());
    assertEquals("shop", beside.getFirst().stackName());
    assertThrows(
        CloudFormationException.class,
        () -> client.describeStackResource(d -> d.stackName("shop").logicalResourceId("Other")));
  }

  @Test
  void exportsAreListed() {
    assertEquals("the-topic", client.listExports().exports().getFirst().name());
  }
}
