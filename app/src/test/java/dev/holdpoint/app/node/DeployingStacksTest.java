package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks that are made, changed and deleted by CloudFormation's calls, through AWS's client. */
final class DeployingStacksTest {
  private static final String TEMPLATE =
      """
      Description: Asks
      Parameters:
        Name: {Type: String}
        Word: {Type: String, NoEcho: true, Default: hush}
      Resources:
        Asked: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}
        Told: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt Asked.QueueName}}
      Outputs:
        Queue: {Value: !GetAtt Asked.Arn, Description: The queue, Export: {Name: the-queue}}
      """;

  private static final String ROLE =
      """
      Resources:
        Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
      """;

  private static final String SAME_QUEUE =
      """
      Resources:
        Mine: {Type: AWS::SQS::Queue, Properties: {QueueName: asked}}
      """;

  @TempDir Path folder;
  private Node node;
  private CloudFormationClient client;

  @BeforeEach
  void start() {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
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
  void aStackIsMadeChangedAndDeleted() throws Exception {
    String id = create("shop", "asked");
    Stack made = settled("shop");
    assertEquals(StackStatus.CREATE_COMPLETE, made.stackStatus());
    assertEquals("Asks", made.description());
    assertEquals("the-queue", made.outputs().getFirst().exportName());
    assertEquals("The queue", made.outputs().getFirst().description());
    assertEquals(
        List.of("Name=asked", "Word=****"),
        made.parameters().stream().map(p -> p.parameterKey() + "=" + p.parameterValue()).toList());
    client.updateStack(
        u -> u.stackName("shop").usePreviousTemplate(true).parameters(value("Name", "other")));
    Stack changed = settled("shop");
    assertEquals(StackStatus.UPDATE_COMPLETE, changed.stackStatus());
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:other", changed.outputs().getFirst().outputValue());
    client.deleteStack(d -> d.stackName("shop"));
    await(() -> status(id).equals("DELETE_COMPLETE"));
    assertEquals(
        "Stack with id shop does not exist",
        refused(() -> client.describeStacks(d -> d.stackName("shop"))));
  }

  @Test
  void eventsTellInOrder() throws Exception {
    create("shop", "asked");
    settled("shop");
    assertEquals(
        List.of(
            "shop CREATE_IN_PROGRESS",
            "Asked CREATE_IN_PROGRESS",
            "Asked CREATE_COMPLETE",
            "Told CREATE_IN_PROGRESS",
            "Told CREATE_COMPLETE",
            "shop CREATE_COMPLETE"),
        events("shop"));
  }

  @Test
  void whatCannotBeMadeIsRolledBackWithAWord() throws Exception {
    create("shop", "not a name");
    Stack failed = settled("shop");
    assertEquals(StackStatus.ROLLBACK_COMPLETE, failed.stackStatus());
    assertEquals(
        List.of(
            "shop CREATE_IN_PROGRESS",
            "Asked CREATE_FAILED",
            "shop ROLLBACK_IN_PROGRESS",
            "shop ROLLBACK_COMPLETE"),
        events("shop"));
    client.deleteStack(d -> d.stackName("shop"));
    await(() -> client.describeStacks().stacks().isEmpty());
  }

  @Test
  void anUpdateThatFailsLeavesWhatWas() throws Exception {
    create("shop", "asked");
    settled("shop");
    client.updateStack(
        u -> u.stackName("shop").usePreviousTemplate(true).parameters(value("Name", "not a name")));
    Stack back = settled("shop");
    assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, back.stackStatus());
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:asked", back.outputs().getFirst().outputValue());
    assertEquals("asked", back.parameters().getFirst().parameterValue());
  }

  @Test
  void whatIsAnotherStacksIsNotTaken() throws Exception {
    String id = create("shop", "asked");
    settled("shop");
    client.createStack(c -> c.stackName("other").templateBody(SAME_QUEUE));
    Stack failed = settled("other");
    assertEquals(StackStatus.ROLLBACK_COMPLETE, failed.stackStatus());
    String why =
        client.describeStackEvents(d -> d.stackName("other")).stackEvents().stream()
            .filter(event -> event.resourceStatusAsString().equals("CREATE_FAILED"))
            .findFirst()
            .orElseThrow()
            .resourceStatusReason();
    assertEquals("Mine: asked already exists in stack " + id, why);
  }

  @Test
  void nothingNewIsNoUpdate() throws Exception {
    create("shop", "asked");
    settled("shop");
    assertEquals(
        "No updates are to be performed.",
        refused(() ->
            client.updateStack(u ->
                u.stackName("shop").templateBody(TEMPLATE).parameters(value("Name", "asked")))));
    client.updateStack(u ->
        u.stackName("shop")
            .templateBody(TEMPLATE)
            .parameters(value("Name", "asked"))
            .tags(Tag.builder().key("team").value("a").build()));
    assertEquals("team", settled("shop").tags().getFirst().key());
  }

  @Test
  void aChangeSetIsMadeLookedAtAndExecuted() throws Exception {
    propose("first", ChangeSetType.CREATE, "asked");
    assertEquals("REVIEW_IN_PROGRESS", status("shop"));
    DescribeChangeSetResponse first = changeSet("first");
    assertEquals(ChangeSetStatus.CREATE_COMPLETE, first.status());
    assertEquals(List.of("Add Asked", "Add Told"), changes(first));
    client.executeChangeSet(e -> e.stackName("shop").changeSetName("first"));
    assertEquals(StackStatus.CREATE_COMPLETE, settled("shop").stackStatus());
    assertEquals(ExecutionStatus.EXECUTE_COMPLETE, changeSet("first").executionStatus());
    propose("second", ChangeSetType.UPDATE, "asked");
    DescribeChangeSetResponse second = changeSet("second");
    assertEquals(ChangeSetStatus.FAILED, second.status());
    assertEquals(
        "The submitted information didn't contain changes. Submit different information to create"
            + " a change set.",
        second.statusReason());
    propose("third", ChangeSetType.UPDATE, "other");
    assertEquals(List.of("Modify Asked"), changes(changeSet("third")));
    assertEquals(List.of("True Properties QueueName Always"), details(changeSet("third")));
    client.deleteChangeSet(d -> d.stackName("shop").changeSetName("third"));
    assertEquals("ChangeSet [third] does not exist", refused(() -> changeSet("third")));
  }

  @Test
  void aChangeSetNamesThePropertiesThatChange() throws Exception {
    settled(create("shop", "asked"));
    client.createChangeSet(c ->
        c.stackName("shop")
            .changeSetName("words")
            .templateBody(
                TEMPLATE
                    .replace("DisplayName: !GetAtt Asked.QueueName", "DisplayName: Told")
                    .replace("!Ref Name}}", "!Ref Name, DelaySeconds: 5, Tags: []}}"))
            .parameters(value("Name", "asked")));
    assertEquals(
        List.of(
            "False Properties DelaySeconds Never",
            "False Tags null Never",
            "False Properties DisplayName Never"),
        details(changeSet("words")));
  }

  @Test
  void capabilitiesMustBeGranted() throws Exception {
    assertEquals(
        "Requires capabilities : [CAPABILITY_IAM]",
        refused(() -> client.createStack(c -> c.stackName("role").templateBody(ROLE))));
    client.createStack(
        c -> c.stackName("role").templateBody(ROLE).capabilities(Capability.CAPABILITY_IAM));
    assertEquals(StackStatus.CREATE_COMPLETE, settled("role").stackStatus());
  }

  @Test
  void anAccountIsReadyForCdk() throws Exception {
    HttpRequest asked =
        HttpRequest.newBuilder(node.inner())
            .header("X-Amz-Target", "AmazonSSM.GetParameter")
            .POST(BodyPublishers.ofString("{\"Name\": \"/cdk-bootstrap/hnb659fds/version\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(asked, BodyHandlers.ofString()).body();
      assertEquals("99", Json.parse(answer).at("/Parameter/Value").asString());
    }
  }

  @Test
  void mistakesAreToldInAwssWords() throws Exception {
    assertEquals(
        "Parameters: [Name] must have values",
        refused(() -> client.createStack(c -> c.stackName("shop").templateBody(TEMPLATE))));
    assertEquals(
        "Stack [none] does not exist",
        refused(() -> client.updateStack(u -> u.stackName("none").templateBody(ROLE))));
    create("shop", "asked");
    assertEquals("Stack [shop] already exists", refused(() -> create("shop", "asked")));
    settled("shop");
    assertEquals(
        "Holdpoint does not support NotificationARNs: no topic is told of stack events; leave it"
            + " out",
        refused(() ->
            client.createStack(
                c -> c.stackName("told").templateBody(ROLE).notificationARNs("arn:aws:sns:::x"))));
  }

  private String create(String stack, String queue) {
    return client
        .createStack(
            c -> c.stackName(stack).templateBody(TEMPLATE).parameters(value("Name", queue)))
        .stackId();
  }

  private void propose(String name, ChangeSetType type, String queue) {
    client.createChangeSet(c ->
        c.stackName("shop")
            .changeSetName(name)
            .changeSetType(type)
            .templateBody(TEMPLATE)
            .parameters(value("Name", queue)));
  }

  private DescribeChangeSetResponse changeSet(String name) {
    return client.describeChangeSet(d -> d.stackName("shop").changeSetName(name));
  }

  private static List<String> changes(DescribeChangeSetResponse set) {
    return set.changes().stream()
        .map(Change::resourceChange)
        .map(change -> change.actionAsString() + " " + change.logicalResourceId())
        .toList();
  }

  private static List<String> details(DescribeChangeSetResponse set) {
    return set.changes().stream()
        .map(Change::resourceChange)
        .flatMap(change ->
            change.details().stream()
                .map(ResourceChangeDetail::target)
                .map(target ->
                    change.replacementAsString()
                        + " %s %s %s"
                            .formatted(
                                target.attributeAsString(),
                                target.name(),
                                target.requiresRecreationAsString())))
        .toList();
  }

  private static Parameter value(String key, String value) {
    return Parameter.builder().parameterKey(key).parameterValue(value).build();
  }

  private List<String> events(String stack) {
    return client.describeStackEvents(d -> d.stackName(stack)).stackEvents().reversed().stream()
        .map(event -> event.logicalResourceId() + " " + event.resourceStatusAsString())
        .toList();
  }

  private Stack settled(String stack) throws Exception {
    await(() -> !status(stack).endsWith("_IN_PROGRESS"));
    return client.describeStacks(d -> d.stackName(stack)).stacks().getFirst();
  }

  private String status(String stack) {
    return client.describeStacks(d -> d.stackName(stack)).stacks().getFirst().stackStatusAsString();
  }

  private static String refused(Runnable call) {
    CloudFormationException refused = assertThrows(CloudFormationException.class, call::run);
    return refused.awsErrorDetails().errorMessage();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited for a minute in vain");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
