package dev.holdpoint.server.api.apigateway.velocity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.MappingFailure;
import dev.holdpoint.core.apigateway.TemplateInput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VelocityTemplatesTest {
  private static final String BODY =
      """
      {"pets":[{"type":"dog","price":249.99},{"type":"cat"}],"name":"O'Neil","n":null,
       "text":"{\\"a\\":{\\"b\\":[1,2,3]}}"}\
      """;

  private final VelocityTemplates templates = new VelocityTemplates(TemplateLimits.AWS);
  private final Map<String, Object> context = new HashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$input.json('$.pets[0]') | {\"type\":\"dog\",\"price\":249.99}",
        "$input.json('$.pets[*].type') | [\"dog\",\"cat\"]",
        "$input.json('$.missing') | \"\"",
        "$input.json('name') | \"O'Neil\"",
        "$input.path('$.pets').size() | 2",
        "$input.path('$.pets[0].type') | dog",
        "[$input.path('$.missing')] | []",
        "$input.path('$.pets[0]') | {type=dog, price=249.99}",
        "$input.params('id') | 7",
        "$input.params('q') | query",
        "[$input.params('none')] | []",
        "$input.params().querystring.q | query",
        "$input.params().get('path').get('id') | 7",
        "$stageVariables.mode ${stageVariables.mode} $stageVariables['mode'] | on on on",
        "[$stageVariables.none] | []",
        "[$context.none] [$context.authorizer.none] | [] []",
        "$nothing | $nothing",
        "$util.escapeJavaScript($input.path('$.name')) | O\\'Neil",
        "$util.escapeJavaScript(\"a/b\") | a\\/b",
        "$util.urlEncode('a b&c') | a+b%26c",
        "$util.urlDecode('a+b%26c') | a b&c",
        "$util.base64Encode('abc') | YWJj",
        "$util.base64Decode('YWJj') | abc",
        "#set($o = $util.parseJson($input.path('$.text')))$o.a.b[1] | 2",
        "#foreach($p in $input.path('$.pets'))$p.type#if($foreach.hasNext),#end#end | dog,cat",
        "#if($input.params('q') != '')yes#{else}no#end | yes",
        "#set($s = 'a-b')$s.replaceAll('-', '+').toUpperCase() | A+B",
        "#set($m = {})#set($m.k = 1)$m.get('k') | 1",
        "#foreach($i in [1..3])$i#end | 123",
        "#set($s = '')#if($s && !$s.empty)full#{else}empty#end | empty",
        "#macro(hi $w)hi $w#end#hi('you') | hi you",
      })
  void templatesAreRenderedAsAwsDoes(String template, String text) {
    assertEquals(text, render(template));
  }

  @Test
  void bodyIsRawAndNoBodyIsAnEmptyObject() {
    assertEquals("a=1", templates.render("$input.body", input("a=1")));
    assertEquals("{}", templates.render("$input.json('$')", input("")));
  }

  @Test
  void overridesAreSetInTheContext() {
    context.put("responseOverride", new LinkedHashMap<String, Object>());
    render("#set($context.responseOverride.status = 409)");
    assertEquals(409, ((Map<?, ?>) context.get("responseOverride")).get("status"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.getClass().getName()",
        "$input.class.name",
        "$util.getClass().forName('java.lang.Runtime')",
        "''.class.forName('java.lang.System').getProperty('user.home')",
        "#set($s = '')$s.getClass().forName('java.lang.System')",
        "$input.params().getClass().getClassLoader()",
        "#include('/etc/passwd')",
        "#parse('/etc/passwd')",
      })
  void nothingLeadsOutOfTheBox(String template) {
    String text = attempt(template);
    assertFalse(text.contains("root:") || text.contains("class java") || text.contains("/root"));
    assertFalse(text.contains("dev.holdpoint") || text.contains("@"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#set($s = 'aaaaaaaaaaaaaaaaaaaaaaaa')#foreach($i in [1..1000])#set($s = \"$s$s\")#end$s",
        "#set($s = 'aaaaaaaaaaaaaaaaaaaaaaaa')#foreach($i in [1..1000])#set($s = $s + $s)#end$s",
        "#foreach($i in [1..2000000000])$i#end",
        "#set($n = 3)#foreach($i in [1..1000])#set($n = $n * $n)#end$n",
        "#set($s = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')$s.matches('(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x')",
        "#set($l = [1])#foreach($i in [1..100])#set($l = [$l, $l])#end$l",
        "#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])$c#end#end#end",
        "#macro(m)#m()#end#m()",
        "#if(",
        "$input.json('$[')",
      })
  void whateverATemplateWantsItEnds(String template) {
    assertThrows(MappingFailure.class, () -> render(template));
  }

  @Test
  void loopEndsAfterAThousandRounds() {
    assertEquals(1000, render("#foreach($i in [1..1500])x#end").length());
  }

  @Test
  void bodyThatIsNoJsonIsTheCallers() {
    MappingFailure failure =
        assertThrows(MappingFailure.class, () -> templates.render("$input.json('$')", input("{")));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("Could not parse request body"));
  }

  private String attempt(String template) {
    try {
      return render(template);
    } catch (MappingFailure refused) {
      return "";
    }
  }

  private String render(String template) {
    return templates.render(template, input(BODY));
  }

  private TemplateInput input(String body) {
    Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
    parameters.put("path", Map.of("id", "7"));
    parameters.put("querystring", Map.of("q", "query", "id", "8"));
    parameters.put("header", Map.of("q", "header"));
    return new TemplateInput(body, parameters, Map.of("mode", "on"), context);
  }
}
