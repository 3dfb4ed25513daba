package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.PageRequest;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Stacks within stacks. */
final class NestedStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String INNER =
      """
      Parameters:
        Name: {Type: String}
        Delay: {Type: Number, Default: 3}
      Resources:
        Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "${Name}-q", DelaySeconds: !Ref Delay}}
      Outputs:
        Arn: {Value: !GetAtt Q.Arn}
        Stack: {Value: !Ref AWS::StackName}
      """;
  private static final String OUTER =
      """
      Resources:
        Told:
          Type: AWS::SQS::Queue
          Properties: {QueueName: !Sub "told-${In.Outputs.Stack}"}
        In:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: parts/inner.yaml
            Parameters: {Name: !GetAtt First.QueueName}
            Tags: [{Key: a, Value: b}]
            TimeoutInMinutes: 5
        First: {Type: AWS::SQS::Queue, Properties: {QueueName: first}}
      Outputs:
        Arn: {Value: !GetAtt In.Outputs.Arn}
        Id: {Value: !Ref In}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(arn -> {});
  private final SystemIds ids =
      new SystemIds(InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000)));
  private final Map<String, String> objects = new HashMap<>();

  @BeforeEach
  void write() {
    write("t.yaml", OUTER);
    write("parts/inner.yaml", INNER);
  }

  private Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner runner() {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new QueueType(queues, HERE));
    TemplateObjects templates =
        (bucket, key, version) -> {
          String text = objects.get(bucket + "/" + key + (version == null ? "" : "?" + version));
          if (text == null) {
            throw new TemplateException("no object");
          }
          return text;
        };
    return new StackRunner(
        store,
        this::turn,
        new ResourceTypes(types, templates),
        HERE,
        () -> "generated",
        StackCheck.NONE);
  }

  private StackRunner.Outcome run() {
    return runner().run("shop", folder.resolve("t.yaml"), Map.of());
  }

  private @Nullable Stack stack(String name) {
    return store.<@Nullable Stack>read(tx -> Stack.find(tx, name));
  }

  private Stack inner() {
    Stack outer = stack("shop");
    assertNotNull(outer);
    StackResource in = outer.resource("In");
    assertNotNull(in);
    Stack inner = stack(in.name());
    assertNotNull(inner);
    return inner;
  }

  private List<String> queueNames() {
    return store.read(tx -> queues.list(tx, Home.DEFAULT, "", PageRequest.FIRST)).items().stream()
        .map(queue -> queue.arn().name())
        .toList();
  }

  private String refusal(Executable work) {
    return assertThrows(TemplateException.class, work).getMessage();
  }

  @Test
  void aStackWithinGetsParametersAndGivesOutputs() {
    StackRunner.Outcome outcome = run();
    Stack inner = inner();
    assertTrue(inner.name().matches("shop-In-[0-9A-F]{12}"), inner.name());
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:first-q",
        outcome.stack().outputs().get("Arn").asString());
    assertEquals(inner.id().value(), outcome.stack().outputs().get("Id").asString());
    assertEquals(outcome.stack().id(), inner.parent());
    assertEquals(List.of("first", "first-q", "told-" + inner.name()), queueNames());
    assertEquals(Set.of("First", "Told", "In", "In.Q"), outcome.wanted().keySet());
  }

  @Test
  void anEditOfTheInnerTemplateChangesTheInnerStack() {
    StackRunner.Outcome first = run();
    String before = inner().name();
    write("parts/inner.yaml", INNER.replace("Default: 3", "Default: 4").replace("-q", "-r"));
    StackRunner.Outcome second = run();
    assertEquals(before, inner().name());
    assertEquals(List.of("first", "first-r", "told-" + before), queueNames());
    assertEquals(first.stack().id(), second.stack().id());
    assertEquals("4", second.wanted().get("In.Q").path("DelaySeconds").asString());
  }

  @Test
  void filesOfInnerTemplatesAreWatchedToo() {
    StackRequest request = StackRequest.of("shop", folder.resolve("t.yaml"), Map.of());
    runner().run(request);
    assertEquals(Set.of(folder.resolve("parts/inner.yaml")), request.sources().used());
  }

  @Test
  void itGoesWithItsParent() {
    run();
    StackRunner.Deletion deletion = runner().delete("shop");
    assertEquals(Set.of("In", "In.Q", "First", "Told"), Set.copyOf(deletion.deleted()));
    assertEquals(List.of(), queueNames());
    assertEquals(List.of(), store.read(Stack::all));
  }

  @Test
  void itGoesWhenItLeavesTheTemplate() {
    run();
    write("t.yaml", "Resources: {First: {Type: AWS::SQS::Queue, Properties: {QueueName: first}}}");
    assertTrue(run().removed().contains("In"));
    assertEquals(List.of("first"), queueNames());
    assertEquals(List.of("shop"), store.read(Stack::all).stream().map(Stack::name).toList());
  }

  @Test
  void oneThatIsRetainedStandsAlone() {
    write(
        "t.yaml",
        OUTER.replace(
            "    Properties:\n      Temp",
            "    DeletionPolicy: Retain\n    Properties:\n      Temp"));
    run();
    String inner = inner().name();
    assertEquals(List.of("In"), runner().delete("shop").retained());
    assertEquals(List.of("first-q"), queueNames());
    runner().delete(inner);
    assertEquals(List.of(), queueNames());
  }

  @Test
  void whatIsWithinIsRetainedByItsOwnPolicy() {
    write("parts/inner.yaml", INNER.replace("SQS::Queue,", "SQS::Queue, DeletionPolicy: Retain,"));
    run();
    assertEquals(List.of("In.Q"), runner().delete("shop").retained());
    assertEquals(List.of("first-q"), queueNames());
  }

  @Test
  void itIsNeitherRunNorDeletedByItself() {
    run();
    String inner = inner().name();
    assertEquals(
        inner + " is a stack within shop; delete that one.", refusal(() -> runner().delete(inner)));
    assertEquals(
        inner + " is a stack within shop; run that one.",
        refusal(() -> runner().run(inner, folder.resolve("t.yaml"), Map.of())));
  }

  @Test
  void stacksWithinStacksWithinStacks() {
    write(
        "t.yaml",
        """
        Resources:
          A:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: ./parts/middle.yaml}
        Outputs: {Name: {Value: !GetAtt A.Outputs.Name}}
        """);
    write(
        "parts/middle.yaml",
        """
        Resources:
          In:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: inner.yaml, Parameters: {Name: deep}}
        Outputs: {Name: {Value: !Sub "<${In.Outputs.Arn}>"}}
        """);
    assertEquals(
        "<arn:aws:sqs:us-east-1:000000000000:deep-q>",
        run().stack().outputs().get("Name").asString());
    assertEquals(3, store.read(Stack::all).size());
    assertEquals(List.of("A.In.Q", "A.In", "A"), runner().delete("shop").deleted());
    assertEquals(0, store.read(Stack::all).size());
  }

  @Test
  void whatIsWrongWithinIsFoundBeforeAnythingIsMade() {
    write("parts/inner.yaml", INNER.replace("AWS::SQS::Queue", "AWS::EC2::Instance"));
    assertTrue(refusal(this::run).startsWith("In (parts/inner.yaml): Q is a AWS::EC2::Instance"));
    write("parts/inner.yaml", INNER.replace("Name:", "Other:").replace("${Name}", "${Other}"));
    assertEquals(
        "In (parts/inner.yaml): Parameters: [Name] do not exist in the template.",
        refusal(this::run));
    write(
        "parts/inner.yaml",
        INNER.replace("Delay: {Type: Number, Default: 3}", "Delay: {Type: Number}"));
    assertEquals(
        "In (parts/inner.yaml): Parameters: [Delay] must have values.", refusal(this::run));
    write("t.yaml", OUTER.replace("parts/inner", "parts/other"));
    assertEquals(
        "In.TemplateURL: there is no template " + folder.resolve("parts/other.yaml") + ".",
        refusal(this::run));
    assertEquals(List.of(), queueNames());
    assertNull(stack("shop"));
  }

  @Test
  void aListIsGivenJoined() {
    write("t.yaml", OUTER.replace("{Name: !GetAtt First.QueueName}", "{Name: [a, b]}"));
    assertTrue(refusal(this::run).startsWith("In.Parameters.Name: it must be a text"));
  }

  @Test
  void aTemplateThatRunsItselfIsRefused() {
    write(
        "t.yaml",
        """
        Resources:
          Me: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: t.yaml}}
        """);
    assertTrue(refusal(this::run).contains("more than 10 deep"));
    assertNull(stack("shop"));
  }

  @Test
  void whatFailsWithinIsTakenUpByTheNextRun() {
    write("parts/inner.yaml", INNER.replace("Default: 3", "Default: 9999"));
    TemplateException late = assertThrows(TemplateException.class, this::run);
    assertTrue(late.getMessage().startsWith("In (parts/inner.yaml): Q was refused: "));
    assertTrue(late.isLate());
    write("parts/inner.yaml", INNER.replace("Default: 3", "Default: 9"));
    run();
    Stack inner = inner();
    Stack owner = store.<@Nullable Stack>read(inner::owner);
    assertEquals("shop", owner == null ? null : owner.name());
  }

  @Test
  void templatesLieInBucketsToo() {
    objects.put("b/x/inner one.yaml", INNER);
    objects.put("b/i.yaml?v2", INNER);
    for (String url :
        List.of(
            "https://b.s3.amazonaws.com/x/inner%20one.yaml",
            "https://b.s3.us-east-1.amazonaws.com/x/inner%20one.yaml",
            "https://s3.eu-west-1.amazonaws.com/b/x/inner%20one.yaml",
            "https://s3-eu-west-1.amazonaws.com/b/i.yaml?versionId=v2",
            "s3://b/x/inner one.yaml",
            "http://127.0.0.1:1/b/x/inner%20one.yaml")) {
      write("t.yaml", OUTER.replace("parts/inner.yaml", '"' + url + '"'));
      run();
      assertTrue(queueNames().contains("first-q"), url);
    }
    write("t.yaml", OUTER.replace("parts/inner.yaml", "https://example.com/t.yaml"));
    assertTrue(refusal(this::run).contains("no address of an object in S3"));
  }

  @Test
  void whatOneExportsTheOtherImports() {
    write(
        "parts/inner.yaml",
        INNER.replace("AWS::StackName}", "AWS::StackName, Export: {Name: the-stack}}"));
    write(
        "parts/user.yaml",
        "Resources: {U: {Type: AWS::SQS::Queue, Properties: {QueueName: !ImportValue the-stack}}}");
    write(
        "t.yaml",
        OUTER.replace(
            "Outputs:\n",
            """
              Own: {Type: AWS::SQS::Queue, DependsOn: In, Properties: {QueueName: !Sub ["own-${X}", {X: !ImportValue the-stack}]}}
              User: {Type: AWS::CloudFormation::Stack, DependsOn: In, Properties: {TemplateURL: parts/user.yaml}}
            Outputs:
            """));
    run();
    String inner = inner().name();
    assertTrue(queueNames().containsAll(List.of(inner, "own-" + inner)));
    runner().delete("shop");
    assertEquals(List.of(), queueNames());
    assertEquals(List.of(), store.read(Stack::all));
  }

  @Test
  void whatARunMadeThatCameToNoEndGoesByItsPolicy() {
    String policy = "DeletionPolicy: RetainExceptOnCreate, Properties: {QueueName: first}";
    write("t.yaml", OUTER.replace("Properties: {QueueName: first}", policy));
    write("parts/inner.yaml", INNER.replace("Default: 3", "Default: 9999"));
    assertThrows(TemplateException.class, this::run);
    assertEquals(List.of("first"), queueNames());
    assertEquals(List.of(), runner().delete("shop").retained());
    assertEquals(List.of(), queueNames());
    write("parts/inner.yaml", INNER);
    run();
    assertEquals(List.of("First"), runner().delete("shop").retained());
    assertEquals(List.of("first"), queueNames());
  }

  @Test
  void applicationsOfSamAreStacksWithin() {
    String sam =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          In:
            Type: AWS::Serverless::Application
            DeletionPolicy: Retain
            Properties:
              Location: LOCATION
              Parameters: {Name: sam}
              Tags: {a: b}
        Outputs: {Arn: {Value: !GetAtt In.Outputs.Arn}}
        """;
    write("t.yaml", sam.replace("LOCATION", "./parts/inner.yaml"));
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:sam-q", run().stack().outputs().get("Arn").asString());
    assertEquals(List.of("In"), runner().delete("shop").retained());
    write("t.yaml", sam.replace("LOCATION", "{ApplicationId: arn:x, SemanticVersion: 1.0.0}"));
    assertTrue(refusal(this::run).startsWith("In is an application of the Serverless Application"));
  }
}
