package dev.holdpoint.app.stack.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.sam.SamTransform;
import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.KnownType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.StackCheck;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.Template;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Resources of services outside, against a fake of these. */
class OutsideStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String ORDERS =
      """
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: orders
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{AttributeName: pk, KeyType: HASH}]
            AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
            Tags: [{Key: a, Value: b}]
            PROPERTIES
      Outputs:
        Name: {Value: !Ref Orders}
        Arn: {Value: !GetAtt Orders.Arn}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final FakeServices services = new FakeServices();
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private Map<String, JsonNode> run(String text) {
    List<KnownType> types = new ArrayList<>(Recorded.all());
    types.add(new TableType(services, false));
    types.add(new TableType(services, true));
    types.addAll(MappedType.all(services));
    StackRunner runner =
        new StackRunner(
            store, this::turn, new ResourceTypes(types), HERE, () -> "secret", StackCheck.NONE);
    services.asked.clear();
    try {
      Path template = Files.writeString(folder.resolve("t.yaml"), text);
      return runner.run("shop", template, Map.of()).stack().outputs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, JsonNode> orders(String properties) {
    return run(ORDERS.replace("PROPERTIES", properties));
  }

  private String refusal(String text) {
    return String.valueOf(assertThrows(TemplateException.class, () -> run(text)).getMessage());
  }

  @Test
  void tableIsMadeOnceAndKnownByItsNameAndArn() {
    Map<String, JsonNode> outputs = orders("StreamSpecification: {StreamViewType: NEW_IMAGE}");
    assertEquals("orders", outputs.get("Name").asString());
    assertEquals("arn:aws:dynamodb:x:0:table/orders", outputs.get("Arn").asString());
    orders("StreamSpecification: {StreamViewType: NEW_IMAGE}");
    assertFalse(services.asked.contains("createTable"), services.asked.toString());
    assertFalse(services.asked.contains("updateTable"), services.asked.toString());
  }

  @Test
  void whatCanBeChangedIsChangedOneByOne() {
    orders("StreamSpecification: {StreamViewType: NEW_IMAGE}");
    orders(
        """
        StreamSpecification: {StreamViewType: KEYS_ONLY}
              DeletionProtectionEnabled: true
              TimeToLiveSpecification: {AttributeName: expires, Enabled: true}
              GlobalSecondaryIndexes:
                - {IndexName: byPk, KeySchema: [{AttributeName: pk, KeyType: HASH}], Projection: {ProjectionType: ALL}}
        """);
    JsonNode table = services.tables.get("orders");
    assertEquals("KEYS_ONLY", table.at("/StreamSpecification/StreamViewType").asString());
    assertEquals("byPk", table.at("/GlobalSecondaryIndexes/0/IndexName").asString());
    assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
    assertEquals("expires", services.lifetimes.get("orders").path("AttributeName").asString());
    orders("");
    JsonNode less = services.tables.get("orders");
    assertTrue(less.path("StreamSpecification").isMissingNode());
    assertEquals(0, less.path("GlobalSecondaryIndexes").size());
    assertFalse(less.path("DeletionProtectionEnabled").asBoolean());
    assertFalse(services.lifetimes.get("orders").path("Enabled").asBoolean());
  }

  @Test
  void capacityIsChangedWithItsIndexes() {
    String counted =
        ORDERS
            .replace("PAY_PER_REQUEST", "PROVISIONED")
            .replace(
                "PROPERTIES",
                "ProvisionedThroughput: {ReadCapacityUnits: \"5\", WriteCapacityUnits: 2}");
    orders("");
    run(counted);
    JsonNode table = services.tables.get("orders");
    assertEquals(5, table.at("/ProvisionedThroughput/ReadCapacityUnits").asLong());
    assertEquals("PROVISIONED", table.at("/BillingModeSummary/BillingMode").asString());
    run(counted);
    assertFalse(services.asked.contains("updateTable"), services.asked.toString());
    run(counted.replace("\"5\"", "6"));
    assertEquals(
        6, services.tables.get("orders").at("/ProvisionedThroughput/ReadCapacityUnits").asLong());
  }

  @Test
  void keyThatCannotBeChangedIsRefusedByName() {
    orders("");
    String refusal = refusal(ORDERS.replace("PROPERTIES", "").replace("pk,", "id,"));
    assertTrue(refusal.startsWith("Orders.KeySchema: "), refusal);
    refusal =
        refusal(ORDERS.replace("PROPERTIES", "").replace("AttributeType: S", "AttributeType: N"));
    assertTrue(refusal.startsWith("Orders.AttributeDefinitions: "), refusal);
  }

  @Test
  void tableOfSomebodyElseIsNotTaken() {
    services.ask("dynamodb", "createTable", Json.object().put("TableName", "orders"), "t");
    String refusal = refusal(ORDERS.replace("PROPERTIES", ""));
    assertTrue(refusal.contains("did not make it"), refusal);
    run("Resources: {Other: {Type: AWS::IAM::Role}}");
    assertTrue(services.tables.containsKey("orders"));
  }

  @Test
  void whatAnInterruptedRunMadeIsFoundAgain() {
    services.diesAfter = "createTable";
    String unnamed = ORDERS.replace("TableName: orders", "").replace("PROPERTIES", "");
    assertThrows(IllegalStateException.class, () -> run(unnamed));
    services.diesAfter = "";
    assertEquals(services.tables.keySet(), java.util.Set.of(run(unnamed).get("Name").asString()));
    run("Resources: {Other: {Type: AWS::IAM::Role}}");
    assertEquals(Map.of(), services.tables);
  }

  @Test
  void tableGoesWithTheTemplateUnlessItIsRetained() {
    orders("");
    run("Resources: {Other: {Type: AWS::IAM::Role}}");
    assertEquals(Map.of(), services.tables);
    String retained =
        ORDERS.replace(
            "Type: AWS::DynamoDB::Table", "Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain");
    run(retained.replace("PROPERTIES", ""));
    run("Resources: {Other: {Type: AWS::IAM::Role}}");
    assertTrue(services.tables.containsKey("orders"));
  }

  @Test
  void tableOfAnotherNameTakesThePlace() {
    orders("");
    assertEquals(
        "later",
        run(ORDERS.replace("PROPERTIES", "").replace("orders", "later")).get("Name").asString());
    assertEquals(java.util.Set.of("later"), services.tables.keySet());
    run(
        """
        Resources: {Orders: {Type: AWS::IAM::Role}}
        """);
    assertEquals(Map.of(), services.tables);
  }

  @Test
  void withoutAnEndpointTheOptionsAreNamed() {
    services.reached.clear();
    String refusal = refusal(ORDERS.replace("PROPERTIES", ""));
    assertTrue(refusal.startsWith("Orders: "), refusal);
    assertTrue(refusal.contains("AWS::DynamoDB::Table"), refusal);
    assertTrue(refusal.contains("--with dynamodb"), refusal);
    assertTrue(refusal.contains("--endpoint dynamodb=URL"), refusal);
  }

  @Test
  void whatIsNotSupportedIsRefusedByName() {
    String refusal =
        refusal(ORDERS.replace("PROPERTIES", "KinesisStreamSpecification: {StreamArn: a}"));
    assertTrue(refusal.contains("KinesisStreamSpecification"), refusal);
  }

  @Test
  void globalTableIsOneTable() {
    run(
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::GlobalTable
            Properties:
              TableName: orders
              KeySchema: [{AttributeName: pk, KeyType: HASH}]
              AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
              Replicas: [{Region: us-east-1}, {Region: eu-west-1}]
              BillingMode: PROVISIONED
              WriteProvisionedThroughputSettings: {WriteCapacityAutoScalingSettings: {}}
        """);
    assertEquals(
        "PAY_PER_REQUEST",
        services.tables.get("orders").at("/BillingModeSummary/BillingMode").asString());
  }

  @Test
  void simpleTableHasOneKey() {
    run(
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Plain: {Type: AWS::Serverless::SimpleTable, Properties: {TableName: plain}}
          Keyed:
            Type: AWS::Serverless::SimpleTable
            Properties:
              TableName: keyed
              PrimaryKey: {Name: number, Type: Number}
              ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 1}
        """);
    JsonNode plain = services.tables.get("plain");
    assertEquals("id", plain.at("/KeySchema/0/AttributeName").asString());
    assertEquals("S", plain.at("/AttributeDefinitions/0/AttributeType").asString());
    assertEquals("PAY_PER_REQUEST", plain.at("/BillingModeSummary/BillingMode").asString());
    JsonNode keyed = services.tables.get("keyed");
    assertEquals("N", keyed.at("/AttributeDefinitions/0/AttributeType").asString());
    assertEquals("PROVISIONED", keyed.at("/BillingModeSummary/BillingMode").asString());
  }

  @Test
  void samsStreamEventNamesTheTablesStream() {
    String text =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Watch:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              InlineCode: "exports.handler = 1"
              Events:
                Changes:
                  Type: DynamoDB
                  Properties: {Stream: "arn:aws:dynamodb:x:0:table/t/stream/1", PROPERTIES}
        """;
    Template template =
        TemplateReader.read(text.replace("PROPERTIES", "StartingPosition: LATEST, BatchSize: 5"));
    Evaluator early =
        new Evaluator(template, Map.of(), new Pseudo(Home.DEFAULT, "s", "id"), Attributes.NONE);
    JsonNode mapping =
        SamTransform.apply(template, early).resources().get("WatchChanges").properties();
    assertEquals("LATEST", mapping.path("StartingPosition").asString());
    assertEquals(5, mapping.path("BatchSize").asInt());
    assertTrue(mapping.path("EventSourceArn").asString().endsWith("/stream/1"));
    Template bad = TemplateReader.read(text.replace("PROPERTIES", "TumblingWindowInSeconds: 3"));
    assertTrue(
        assertThrows(TemplateException.class, () -> SamTransform.apply(bad, early))
            .getMessage()
            .contains("TumblingWindowInSeconds"));
  }

  private static final String SETTINGS =
      """
      Resources:
        Mode: {Type: AWS::SSM::Parameter, Properties: {Name: /shop/mode, Type: String, Value: VALUE}}
        Login:
          Type: AWS::SecretsManager::Secret
          Properties:
            Description: VALUE
            GenerateSecretString:
              {SecretStringTemplate: '{"user": "shop"}', GenerateStringKey: password, PasswordLength: 8}
      Outputs:
        Mode: {Value: !Ref Mode}
        Value: {Value: !GetAtt Mode.Value}
        Login: {Value: !Ref Login}
      """;

  @Test
  void parametersAndSecretsAreMadeChangedAndRemoved() {
    Map<String, JsonNode> outputs = run(SETTINGS.replace("VALUE", "fast"));
    assertEquals("/shop/mode", outputs.get("Mode").asString());
    assertEquals("fast", outputs.get("Value").asString());
    assertTrue(outputs.get("Login").asString().startsWith("arn:"), outputs.toString());
    JsonNode secret = services.secrets.values().iterator().next();
    assertEquals(
        "{\"user\":\"shop\",\"password\":\"xxxxxxxx\"}", secret.path("SecretString").asString());
    run(SETTINGS.replace("VALUE", "slow"));
    assertEquals("slow", services.parameters.get("/shop/mode").path("Value").asString());
    assertEquals(secret, services.secrets.values().iterator().next());
    assertFalse(services.asked.contains("getRandomPassword"), services.asked.toString());
    run("Resources: {Other: {Type: AWS::IAM::Role}}");
    assertEquals(Map.of(), services.parameters);
    assertEquals(Map.of(), services.secrets);
  }

  @Test
  void secretIsInNoRecordOfTheStack() {
    run(SETTINGS.replace("VALUE", "fast"));
    String kept =
        store.read(tx -> Json.write(Json.tree(dev.holdpoint.app.stack.Stack.find(tx, "shop"))));
    assertNotEquals("", kept);
    assertFalse(kept.contains("xxxxxxxx"), "the secret is kept");
  }
}
