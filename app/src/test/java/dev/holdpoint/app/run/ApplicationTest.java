package dev.holdpoint.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  private static final String TEMPLATE =
      "{Parameters: {%s: {Type: String, Default: x}}, Resources: {Q: {Type: AWS::SQS::Queue}}}";

  @TempDir Path folder;

  private Path template(String path, String parameter) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, TEMPLATE.formatted(parameter));
  }

  private static List<StackRequest> requests(
      List<String> templates, Map<String, String> parameters, @Nullable Path file) {
    List<NamedTemplate> named = templates.stream().map(NamedTemplate::parse).toList();
    return new Application(named, List.of(), null, parameters, new ValueFiles(file, null, null))
        .requests();
  }

  private static String refusal(List<String> templates, Map<String, String> parameters) {
    return assertThrows(TemplateException.class, () -> requests(templates, parameters, null))
        .getMessage();
  }

  @Test
  void stacksHaveTheirFoldersNamesOrTheGivenOnes() throws IOException {
    Path shop = template("my shop/template.yaml", "A");
    Path audit = template("audit/template.yaml", "A");
    List<StackRequest> requests =
        requests(List.of(shop.toString(), "watch=" + audit), Map.of(), null);
    assertEquals(List.of("my-shop", "watch"), requests.stream().map(StackRequest::name).toList());
    assertEquals(audit.getParent(), requests.getLast().sources().folder());
  }

  @Test
  void twoOfOneNameAreRefused() throws IOException {
    Path one = template("shop/one.yaml", "A");
    Path two = template("shop/two.yaml", "A");
    assertTrue(refusal(List.of(one.toString(), two.toString()), Map.of()).contains("stack shop"));
  }

  @Test
  void aParameterAmongTheTemplatesIsToldFromOne() throws IOException {
    String template = template("shop/one.yaml", "A").toString();
    String told = refusal(List.of(template, "Email=a@example.org"), Map.of());
    assertTrue(told.contains("give it with --parameter Email=a@example.org"), told);
  }

  @Test
  void eachTemplateIsGivenItsOwnParameters() throws IOException {
    List<String> both =
        List.of(template("a/t.yaml", "One").toString(), template("b/t.yaml", "Two").toString());
    Path file = Files.writeString(folder.resolve("values.yaml"), "{One: file, Two: [p, q]}");
    List<StackRequest> requests = requests(both, Map.of("One", "flag"), file);
    assertEquals(Map.of("One", "flag"), requests.getFirst().parameters());
    assertEquals(Map.of("Two", "p,q"), requests.getLast().parameters());
    assertTrue(
        refusal(both, Map.of("Three", "x")).contains("no parameter Three; it has [One, Two]"));
  }

  @Test
  void parametersAreReadAsTheAwsCliTakesThem() throws IOException {
    String template = template("a/t.yaml", "One").toString();
    Path list =
        Files.writeString(
            folder.resolve("list.json"),
            "[{\"ParameterKey\": \"One\", \"ParameterValue\": \"1\"}]");
    Path map = Files.writeString(folder.resolve("map.json"), "{\"Parameters\": {\"One\": \"1\"}}");
    for (Path file : List.of(list, map)) {
      StackRequest request = requests(List.of(template), Map.of(), file).getFirst();
      assertEquals(Map.of("One", "1"), request.parameters());
      assertFalse(request.toString().contains("One"));
    }
  }
}
