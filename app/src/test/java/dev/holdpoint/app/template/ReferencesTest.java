package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReferencesTest {
  private static final References GIVEN =
      new References(
          Map.of("/shop/from", Json.text("a@b.c"), "list", Json.parse("[\"x\", \"y\"]")),
          Map.of(
              "shop/db", Json.parse("{\"user\": \"u\", \"password\": \"hush\"}"),
              "text", Json.text("{\"key\": \"inner\"}"),
              "plain", Json.text("whole")));

  private static String resolve(String text) {
    return GIVEN.resolve(Json.text(text), "Fn.Environment").asString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<{{resolve:ssm:/shop/from}}>|<a@b.c>",
        "{{resolve:ssm:/shop/from:3}}|a@b.c",
        "{{resolve:ssm-secure:/shop/from:1}}|a@b.c",
        "{{resolve:ssm:list}}|x,y",
        "{{resolve:secretsmanager:shop/db:SecretString:password}}|hush",
        "{{resolve:secretsmanager:shop/db:SecretString:user::}}|u",
        "{{resolve:secretsmanager:text:SecretString:key}}|inner",
        "{{resolve:secretsmanager:plain}}|whole",
        "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:1:secret:shop/db-a1b2C3:SecretString:user}}|u",
        "{{resolve:other:x}}|{{resolve:other:x}}",
      })
  void referencesAreResolvedWhereverTheyStand(String text, String value) {
    assertEquals(value, resolve(text));
  }

  @Test
  void theyAreResolvedDeepInside() {
    JsonNode tree = Json.parse("{\"a\": [{\"b\": \"{{resolve:ssm:/shop/from}}\"}], \"n\": 1}");
    assertEquals("{\"a\":[{\"b\":\"a@b.c\"}],\"n\":1}", GIVEN.resolve(tree, "Fn").toString());
  }

  @Test
  void whatIsNotGivenIsNamedWithTheFlagToGive() {
    String parameter =
        assertThrows(TemplateException.class, () -> resolve("{{resolve:ssm:/no}}")).getMessage();
    assertTrue(parameter.contains("Fn.Environment needs the SSM parameter /no"), parameter);
    assertTrue(parameter.contains("--ssm FILE"), parameter);
    String secret =
        assertThrows(
                TemplateException.class,
                () -> resolve("{{resolve:secretsmanager:shop/db:SecretString:pasword}}"))
            .getMessage();
    assertTrue(secret.contains("key pasword"), secret);
    assertFalse(secret.contains("hush"), secret);
  }

  @Test
  void valuesAreNotShown() {
    assertFalse(GIVEN.toString().contains("hush"));
  }

  @Test
  void parametersMayNameStoredValues() {
    String text =
        """
        Parameters:
          From: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/from}
          List: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: list}
          BootstrapVersion:
            Type: AWS::SSM::Parameter::Value<String>
            Default: /cdk-bootstrap/hnb659fds/version
        Resources: {Q: {Type: T}}
        """;
    Map<String, JsonNode> values =
        ParameterValues.choose(
                TemplateReader.read(text).parameters(), Map.of(), Map.of(), () -> "", GIVEN)
            .values();
    assertEquals("a@b.c", values.get("From").asString());
    assertEquals("[\"x\",\"y\"]", values.get("List").toString());
    assertEquals("99", values.get("BootstrapVersion").asString());
  }
}
