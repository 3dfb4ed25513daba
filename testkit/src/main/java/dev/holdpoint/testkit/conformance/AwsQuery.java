package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The protocol awsQuery, as far as it can be read without a model. */
record AwsQuery(String version) implements Protocol {
  @Override
  public HttpRequest.Builder write(HttpRequest.Builder request, String operation, JsonNode params) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Action", operation);
    form.put("Version", version);
    flatten("", params, form);
    String body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return request
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static void flatten(String name, JsonNode value, Map<String, String> form) {
    int number = 1;
    if (value.isArray()) {
      for (JsonNode member : value.values()) {
        flatten(name + ".member." + number++, member, form);
      }
    } else if (value.isObject() && name.endsWith("Attributes")) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        form.put(name + ".entry." + number + ".key", entry.getKey());
        flatten(name + ".entry." + number++ + ".value", entry.getValue(), form);
      }
    } else if (value.isObject()) {
      String prefix = name.isEmpty() ? "" : name + ".";
      Step.byName(value).forEach((key, member) -> flatten(prefix + key, member, form));
    } else {
      form.put(name, value.asString());
    }
  }

  @Override
  public Answer read(String operation, HttpResponse<String> response) {
    JsonNode body = tree(root(response.body()));
    if (response.statusCode() < 300) {
      JsonNode result = body.path(operation + "Result");
      ObjectNode members = result instanceof ObjectNode object ? object : Json.object();
      return new Answer.Given(response.statusCode(), members);
    }
    ObjectNode error = body.path("Error") instanceof ObjectNode object ? object : Json.object();
    return new Answer.Refused(response.statusCode(), operation, error, Json.object());
  }

  private static Element root(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      InputSource source = new InputSource(new StringReader(xml));
      return factory.newDocumentBuilder().parse(source).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
      throw new IllegalArgumentException("Not an answer in XML: " + xml, e);
    }
  }

  private static JsonNode tree(Element element) {
    ObjectNode members = Json.object();
    ArrayNode list = Json.array();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        list.add(tree(inner));
        members.set(inner.getTagName(), tree(inner));
      }
    }
    if (members.isEmpty()) {
      return Json.text(element.getTextContent());
    }
    if (members.has("entry")) {
      return map(list);
    }
    return members.has("member") ? list : members;
  }

  private static ObjectNode map(ArrayNode entries) {
    ObjectNode map = Json.object();
    entries.values().forEach(entry -> map.set(entry.path("key").asString(), entry.get("value")));
    return map;
  }
}
