package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Versions stay as they were published, and aliases name them. */
class VersionsTest extends LambdaWorld {
  private static final String WHO =
      "exports.handler = async (e, c) => [c.functionVersion, c.invokedFunctionArn,"
          + " process.env.A1];";

  private String publish() {
    return new PublishVersion(parts)
        .handle(PublishVersionRequest.builder().functionName("who").build(), CALL)
        .version();
  }

  private void environment(String value) {
    new UpdateFunctionConfiguration(parts)
        .handle(
            UpdateFunctionConfigurationRequest.builder()
                .functionName("who")
                .environment(e -> e.variables(Map.of("A1", value)))
                .build(),
            CALL);
  }

  private String answer(String qualifier) {
    InvokeResponse response =
        invoke(InvokeRequest.builder().functionName("who").qualifier(qualifier));
    return response.executedVersion() + " " + response.payload().asUtf8String();
  }

  @Test
  void newCodeIsPublishedWithTheCallThatBringsIt() throws Exception {
    create("who", WHO);
    UpdateFunctionCode update = new UpdateFunctionCode(parts);
    UpdateFunctionCodeRequest request =
        UpdateFunctionCodeRequest.builder()
            .functionName("who")
            .zipFile(zip("exports.handler = async () => 'new';"))
            .publish(true)
            .build();
    UpdateFunctionCodeRequest dry = request.toBuilder().dryRun(true).build();
    assertEquals("$LATEST", update.handle(dry, CALL).version());
    assertEquals("1", update.handle(request, CALL).version());
    assertEquals("1 \"new\"", answer("1"));
    AwsException late =
        assertThrows(
            AwsException.class,
            () -> update.handle(request.toBuilder().revisionId("another").build(), CALL));
    assertEquals("PreconditionFailedException", late.code());
  }

  @Test
  void aliasRunsTheVersionAsItWasPublished() throws Exception {
    create("who", WHO);
    environment("one");
    assertEquals("1", publish());
    assertEquals("1", publish());
    environment("two");
    assertEquals("2", publish());
    new CreateAlias(parts)
        .handle(
            CreateAliasRequest.builder()
                .functionName("who")
                .name("live")
                .functionVersion("1")
                .build(),
            CALL);
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:who";
    assertEquals("1 [\"1\",\"" + arn + ":live\",\"one\"]", answer("live"));
    assertEquals("2 [\"2\",\"" + arn + ":2\",\"two\"]", answer("2"));
    assertEquals("$LATEST [\"$LATEST\",\"" + arn + "\",\"two\"]", answer("$LATEST"));
    assertThrows(AwsException.class, () -> answer("3"));
  }

  @Test
  void weightSendsAPartToTheOtherVersion() throws Exception {
    create("who", WHO);
    publish();
    environment("two");
    publish();
    Function function = store.read(tx -> parts.configured(tx, "who", null));
    store.write(
        tx -> parts.versions().put(tx, turns.now(), function, "live", "1", "", Map.of("2", 0.25)));
    assertEquals("2", running(0.2));
    assertEquals("1", running(0.3));
  }

  private String running(double chance) {
    return store
        .read(tx -> parts.versions().running(tx, turns.home(), "who:live", chance))
        .version();
  }

  private void delete(String name, @Nullable String qualifier) {
    new DeleteFunction(parts)
        .handle(
            DeleteFunctionRequest.builder().functionName(name).qualifier(qualifier).build(), CALL);
  }

  private void refused(String code, String name, @Nullable String qualifier) {
    AwsException refusal = assertThrows(AwsException.class, () -> delete(name, qualifier));
    assertEquals(code, refusal.code());
  }

  @Test
  void oneVersionIsTakenAway() throws Exception {
    create("who", WHO);
    publish();
    environment("two");
    publish();
    Function function = store.read(tx -> parts.configured(tx, "who", null));
    store.write(tx -> parts.versions().put(tx, turns.now(), function, "live", "1", "", Map.of()));
    refused("InvalidParameterValueException", "who", "$LATEST");
    refused("InvalidParameterValueException", "who:$LATEST", null);
    refused("ResourceConflictException", "who", "1");
    refused("ResourceNotFoundException", "who", "7");
    delete("who:2", null);
    refused("ResourceNotFoundException", "who", "2");
    assertEquals("$LATEST", answer("$LATEST").split(" ", -1)[0]);
    environment("three");
    assertEquals("3", publish());
  }

  /** Asks for the page behind a marker. */
  private interface Pages<T> {
    Page<T> behind(@Nullable String marker);
  }

  private static <T> List<T> whole(Pages<T> pages) {
    List<T> all = new ArrayList<>();
    Page<T> page = pages.behind(null);
    all.addAll(page.items());
    while (page.marker() != null) {
      assertEquals(1, page.items().size());
      page = pages.behind(page.marker());
      all.addAll(page.items());
    }
    return all;
  }

  private Page<String> versions(@Nullable String marker) {
    ListVersionsByFunctionResponse page =
        new ListVersionsByFunction(parts)
            .handle(
                ListVersionsByFunctionRequest.builder()
                    .functionName("who")
                    .maxItems(1)
                    .marker(marker)
                    .build(),
                CALL);
    return new Page<>(
        page.versions().stream().map(FunctionConfiguration::version).toList(), page.nextMarker());
  }

  private Page<String> aliases(@Nullable String marker) {
    ListAliasesResponse page =
        new ListAliases(parts)
            .handle(
                ListAliasesRequest.builder().functionName("who").maxItems(1).marker(marker).build(),
                CALL);
    return new Page<>(
        page.aliases().stream().map(AliasConfiguration::name).toList(), page.nextMarker());
  }

  private Page<String> functions(@Nullable String marker, @Nullable String versions) {
    ListFunctionsResponse page =
        new ListFunctions(parts)
            .handle(
                ListFunctionsRequest.builder()
                    .functionVersion(versions)
                    .maxItems(1)
                    .marker(marker)
                    .build(),
                CALL);
    return new Page<>(
        page.functions().stream().map(f -> f.functionName() + " " + f.version()).toList(),
        page.nextMarker());
  }

  @Test
  void listsComeInPages() throws Exception {
    create("who", WHO);
    create("who-else", WHO);
    publish();
    environment("two");
    publish();
    Function function = store.read(tx -> parts.configured(tx, "who", null));
    for (String name : List.of("b", "a")) {
      store.write(tx -> parts.versions().put(tx, turns.now(), function, name, "1", "", Map.of()));
    }
    assertEquals(List.of("$LATEST", "1", "2"), whole(this::versions));
    assertEquals(List.of("a", "b"), whole(this::aliases));
    assertEquals(
        List.of("who $LATEST", "who-else $LATEST"), whole(marker -> functions(marker, null)));
    assertEquals(
        List.of("who $LATEST", "who 1", "who 2", "who-else $LATEST"),
        whole(marker -> functions(marker, "ALL")));
  }

  @Test
  void versionsGoWithTheirFunction() throws Exception {
    create("who", WHO);
    publish();
    store.write(tx -> {
      parts.functions().delete(tx, parts.configured(tx, "who", null));
      return true;
    });
    create("who", WHO);
    assertThrows(AwsException.class, () -> answer("1"));
    assertEquals("1", publish());
  }
}
