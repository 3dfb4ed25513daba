package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
  private static String refusal(String text) {
    return assertThrows(TemplateException.class, () -> TemplateReader.read(text)).getMessage();
  }

  private static Map<String, Parameter> parameters(String text) {
    return TemplateReader.read("Resources: {Q: {Type: T}}\nParameters: " + text).parameters();
  }

  @Test
  void jsonAndYamlReadAlike() {
    Template json = TemplateReader.read("{\"Resources\": {\"Q\": {\"Type\": \"T\"}}}");
    assertEquals(TemplateReader.read("Resources:\n  Q: {Type: T}\n"), json);
  }

  @Test
  void aSnippetStandsBesideWhatIsThere() {
    String including =
        """
        Resources:
          Fn::Transform: {Name: AWS::Include, Parameters: {Location: more.yaml}}
          Q:
            Type: T
            Properties:
              A: 1
              Fn::Transform: {Name: AWS::Include, Parameters: {Location: "p.json"}}
        """;
    Map<String, String> files =
        Map.of("more.yaml", "R: {Type: T}", "p.json", "{\"B\": {\"Ref\": \"R\"}}");
    assertEquals(
        TemplateReader.read(
            "Resources: {R: {Type: T}, Q: {Type: T, Properties: {A: 1, B: {Ref: R}}}}"),
        TemplateReader.read(including, files::get));
    Map<String, String> bucket = Map.of("s3://b/k", "R: {Type: T}", "p.json", "{B: {Ref: R}}");
    assertEquals(
        TemplateReader.read(including, files::get),
        TemplateReader.read(including.replace("more.yaml", "s3://b/k"), bucket::get));
  }

  /** Lists of lists, each of which names the one before it ten times. */
  private static String laughs(int levels) {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= levels; i++) {
      String before = "*a" + (i - 1) + ",";
      text.append("a%d: &a%d [%s]\n".formatted(i, i, before.repeat(10)));
    }
    return text.toString();
  }

  @Test
  void yamlCannotGrow() {
    assertTrue(refusal(laughs(5)).contains("Expected at most"), "few aliases, many values");
    assertTrue(refusal(laughs(11)).contains("aliases"), "many aliases");
    assertFalse(refusal("a: &a [*a]").isEmpty());
    assertTrue(refusal("[".repeat(100_000)).contains("Expected at most"));
  }

  @Test
  void unknownSectionsAttributesAndTransformsAreNamed() {
    assertTrue(refusal("Hooks: {}\nResources: {Q: {Type: T}}").contains("Hooks"));
    assertTrue(refusal("Resources: {Q: {Type: T, UpdatePolicy: {}}}").contains("UpdatePolicy"));
    assertTrue(refusal("Transform: My::Macro\nResources: {Q: {Type: T}}").contains("My::Macro"));
    assertTrue(refusal("Description: x").contains("no Resources"));
    assertTrue(refusal("a: b: c").contains("not YAML"));
    assertTrue(refusal("Resources: {Q: {Type: T}, Q: {Type: T}}").contains("twice in line 1"));
  }

  @Test
  void resourcesComeBehindWhatTheyNeed() {
    String text =
        """
        Resources:
          A: {Type: T, Properties: {X: !Sub "${B.Arn}"}}
          B: {Type: T, DependsOn: C}
          C: {Type: T}
        """;
    List<String> order =
        CreationOrder.of(TemplateReader.read(text).resources()).stream()
            .map(TemplateResource::logicalId)
            .toList();
    assertEquals(List.of("C", "B", "A"), order);
  }

  @Test
  void aCircleIsNamed() {
    String text = "Resources: {A: {Type: T, DependsOn: B}, B: {Type: T, Properties: {X: !Ref A}}}";
    Template template = TemplateReader.read(text);
    String message =
        assertThrows(TemplateException.class, () -> CreationOrder.of(template.resources()))
            .getMessage();
    assertTrue(message.contains("A -> B -> A"), message);
  }

  @Test
  void parametersAreHeldToTheirRules() {
    Map<String, Parameter> some =
        parameters("{N: {Type: Number, MaxValue: 3}, S: {Type: String, AllowedValues: [a, b]}}");
    assertThrows(TemplateException.class, () -> some.get("N").value("4", References.NONE));
    assertThrows(TemplateException.class, () -> some.get("N").value("x", References.NONE));
    assertThrows(TemplateException.class, () -> some.get("S").value("c", References.NONE));
    assertEquals("b", some.get("S").value("b", References.NONE).asString());
  }

  @Test
  void aSecretIsMadeOnceAndNeverShown() {
    Map<String, Parameter> some = parameters("{Key: {Type: String, NoEcho: true, MinLength: 9}}");
    ParameterValues first =
        ParameterValues.choose(some, Map.of(), Map.of(), () -> "generated-one", References.NONE);
    ParameterValues second =
        ParameterValues.choose(
            some, Map.of(), first.generated(), () -> "generated-two", References.NONE);
    assertEquals("generated-one", second.values().get("Key").asString());
    assertFalse(first.toString().contains("generated-one"));
    String message =
        assertThrows(TemplateException.class, () -> some.get("Key").value("short", References.NONE))
            .getMessage();
    assertFalse(message.contains("short"), message);
  }

  @Test
  void missingAndUnknownParametersAreNamed() {
    Map<String, Parameter> some = parameters("{Mail: {Type: String}}");
    assertTrue(
        assertThrows(
                TemplateException.class,
                () -> ParameterValues.choose(some, Map.of(), Map.of(), () -> "", References.NONE))
            .getMessage()
            .contains("--parameter Mail=VALUE"));
    assertThrows(
        TemplateException.class,
        () ->
            ParameterValues.choose(some, Map.of("Mial", "x"), Map.of(), () -> "", References.NONE));
  }
}
