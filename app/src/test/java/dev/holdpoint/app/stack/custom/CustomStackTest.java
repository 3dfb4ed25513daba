package dev.holdpoint.app.stack.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.KnownType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ResourceKind;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Custom resources, against a maker that does as it is told. */
class CustomStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String ONE =
      """
      Resources:
        One:
          Type: Custom::Thing
          Properties: {ServiceToken: "arn:aws:lambda:us-east-1:0:function:maker", PROPERTIES}
        Role: {Type: AWS::IAM::Role}
      Outputs:
        Ref: {Value: !Ref One}
        Given: {Value: !GetAtt One.Given}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_000));
  private FakeMaker maker = new FakeMaker();

  private Turn turn() {
    return new Turn(now.get(), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner runner() {
    AnswerDesk desk =
        new AnswerDesk(store, this::turn, new byte[32], () -> URI.create("http://127.0.0.1:1"));
    maker.answersAt(desk);
    List<KnownType> types = new ArrayList<>(Recorded.all());
    types.add(new CustomType(desk, maker, this::turn, true));
    return new StackRunner(
        store, this::turn, new ResourceTypes(types), HERE, () -> "secret", StackCheck.NONE);
  }

  private Map<String, JsonNode> run(String text) {
    try {
      Path template = Files.writeString(folder.resolve("t.yaml"), text);
      return runner().run("shop", template, Map.of()).stack().outputs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, JsonNode> one(String properties) {
    return run(ONE.replace("PROPERTIES", properties));
  }

  private String refusal(String properties) {
    return assertThrows(TemplateException.class, () -> one(properties)).getMessage();
  }

  private void nothingIsOwed() {
    assertEquals(
        List.of(), store.read(tx -> tx.resources().list(ResourceKind.CUSTOM_REQUEST, "", null, 9)));
  }

  @Test
  void itIsAskedAsAwsAsks() {
    Map<String, JsonNode> outputs = one("Give: [1, true, {a: 2}]");
    assertEquals("one", outputs.get("Ref").asString());
    assertEquals("[\"1\",\"true\",{\"a\":\"2\"}]", String.valueOf(outputs.get("Given")));
    JsonNode event = maker.events.getFirst();
    assertEquals(
        List.of(
            "RequestType",
            "ServiceToken",
            "ResponseURL",
            "StackId",
            "RequestId",
            "LogicalResourceId",
            "ResourceType",
            "ResourceProperties"),
        List.copyOf(event.propertyNames()));
    assertEquals("Custom::Thing", event.path("ResourceType").asString());
    one("Give: [1, true, {a: 2}]");
    assertEquals(1, maker.asked.size(), "nothing has changed, so nobody is asked");
    nothingIsOwed();
  }

  @Test
  void changesAreTold_anotherIdMeansThatTheOldOneGoes() {
    one("Give: a");
    assertEquals("b", one("Give: b").get("Given").asString());
    assertEquals("a", maker.events.getLast().at("/OldResourceProperties/Give").asString());
    one("Give: b, Id: two");
    assertEquals(List.of("Create -", "Update one", "Update one", "Delete one"), maker.asked);
    assertFalse(maker.events.getLast().path("ResourceProperties").has("Id"));
    runner().delete("shop");
    assertEquals("Delete two", maker.asked.getLast());
    nothingIsOwed();
  }

  @Test
  void theOldOneStaysByItsPolicy() {
    String kept = ONE.replace("Custom::Thing", "Custom::Thing\n    UpdateReplacePolicy: Retain");
    one("Give: a");
    run(kept.replace("PROPERTIES", "Id: two"));
    one("Give: c, Id: two");
    runner().delete("shop");
    assertEquals(List.of("Create -", "Update one", "Update two", "Delete two"), maker.asked);
    nothingIsOwed();
  }

  @Test
  void oldOneThatCannotBeDeletedIsTriedAgain() {
    one("Fails: Delete");
    one("Id: two");
    one("Id: two");
    assertEquals(List.of("Create -", "Update one", "Delete one", "Delete one"), maker.asked);
  }

  @Test
  void whatFailsIsToldAndGoesAgain() {
    assertTrue(refusal("Fails: Create").contains("Message returned: as you asked (RequestId: "));
    assertEquals(List.of("Create -", "Delete one"), maker.asked);
    assertEquals("One: it broke", refusal("Breaks: Create"));
    assertTrue(maker.asked.getLast().startsWith("Delete shop-One-"), maker.asked.getLast());
    assertEquals("a", one("Give: a").get("Given").asString());
    assertTrue(refusal("Fails: Update").contains("as you asked"));
    assertEquals("b", one("Give: b").get("Given").asString());
    assertEquals("a", maker.events.getLast().at("/OldResourceProperties/Give").asString());
    nothingIsOwed();
  }

  @Test
  void answersThatAwsWouldNotTakeFail() {
    assertTrue(refusal("Id: ''").contains("PhysicalResourceId"));
    assertTrue(refusal("Give: " + "x".repeat(5000)).contains("Response object is too long."));
    assertTrue(refusal("ServiceTimeout: 3601").contains("ServiceTimeout"));
  }

  @Test
  void answerCountsOnce_andOnlyAtItsAddress() {
    one("Silent: Nothing");
    JsonNode event = maker.events.getFirst();
    assertEquals(403, maker.put(event, "{}"));
    String other = event.path("ResponseURL").asString().replaceFirst("token=.", "token=");
    assertEquals(
        403,
        maker.put(
            ((tools.jackson.databind.node.ObjectNode) event).put("ResponseURL", other), "{}"));
  }

  @Test
  void whoSaysNothingIsWaitedForUntilItsTime() throws Exception {
    Thread later =
        Thread.ofVirtual()
            .start(() -> {
              while (maker.asked.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
              }
              now.set(now.get().plusSeconds(31));
            });
    String why = refusal("Silent: Create, ServiceTimeout: 30");
    later.join();
    assertTrue(why.contains("did not receive a response from your Custom Resource"), why);
    assertTrue(maker.asked.getLast().startsWith("Delete shop-One-"));
  }

  @Test
  void interruptedRunIsTakenUpWithTheSameRequest() throws Exception {
    maker.dies = true;
    Thread run =
        Thread.ofVirtual()
            .unstarted(() -> assertThrows(CancellationException.class, () -> one("Give: a")));
    run.start();
    while (maker.asked.isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
    run.interrupt();
    run.join();
    String first = maker.events.getFirst().path("ResponseURL").asString();
    maker = new FakeMaker();
    assertEquals("b", one("Give: b").get("Given").asString());
    assertEquals(first, maker.events.getFirst().path("ResponseURL").asString());
    assertEquals(List.of("Create -", "Update one"), maker.asked);
    nothingIsOwed();
  }

  @Test
  void makerStaysUntilItsResourceIsGone() {
    String both =
        """
        Resources:
          Role: {Type: AWS::IAM::Role}
          Maker: {Type: AWS::IAM::Role}
          One:
            Type: AWS::CloudFormation::CustomResource
            Properties: {ServiceToken: !GetAtt Maker.Arn, Silent: ANY}
        """;
    run(both);
    run("Resources: {Role: {Type: AWS::IAM::Role}}");
    assertEquals(List.of("Create -", "Delete one"), maker.asked);
    @Nullable Stack stack = store.<@Nullable Stack>read(tx -> Stack.find(tx, "shop"));
    assertEquals(1, stack == null ? 0 : stack.resources().size());
  }

  @Test
  void makerOfAResourceIsNotChanged() {
    one("Give: a");
    String other = ONE.replace(":maker", ":other").replace("PROPERTIES", "Give: a");
    TemplateException refused = assertThrows(TemplateException.class, () -> run(other));
    assertEquals("One: Modifying service token is not allowed.", refused.getMessage());
  }
}
