package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that a template only refers to: what the Parameter Store and the Secrets Manager hold on
 * AWS, here given in files.
 *
 * @param parameters of the Parameter Store by their names: a text, or a list of texts
 * @param secrets of the Secrets Manager by their names: a text, or a map
 */
public record References(Map<String, JsonNode> parameters, Map<String, JsonNode> secrets) {
  /** Nothing is given. */
  public static final References NONE = new References(Map.of(), Map.of());

  /** What CDK asks of an account that it has prepared; every version will do here. */
  private static final Pattern BOOTSTRAP = Pattern.compile("/cdk-bootstrap/[^/]+/version");

  private static final Pattern DYNAMIC =
      Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]*)}}");

  public References {
    parameters = Map.copyOf(parameters);
    secrets = Map.copyOf(secrets);
  }

  /** The parameter's value, as a template's parameter is given one. */
  String parameter(String name, String where) {
    JsonNode value = parameters.get(name);
    if (value == null && BOOTSTRAP.matcher(name).matches()) {
      return "99";
    }
    if (value == null) {
      throw new TemplateException(
          "%s needs the SSM parameter %s, which is not given: put it into a file of names and values,"
                  .formatted(where, name)
              + " and give that with --ssm FILE.");
    }
    if (value instanceof ArrayNode list) {
      return String.join(",", list.valueStream().map(JsonNode::asString).toList());
    }
    return value.asString();
  }

  /** The value with its dynamic references resolved. */
  public JsonNode resolve(JsonNode value, String where) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode result = Json.object();
        object
            .properties()
            .forEach(e -> result.set(e.getKey(), resolve(e.getValue(), where + "." + e.getKey())));
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = Json.array();
        array.values().forEach(item -> result.add(resolve(item, where)));
        yield result;
      }
      default -> value.isString() ? Json.text(resolve(value.stringValue(), where)) : value;
    };
  }

  private String resolve(String text, String where) {
    return text.contains("{{resolve:")
        ? DYNAMIC
            .matcher(text)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    match.group(1).equals("secretsmanager")
                        ? secret(match.group(2), where)
                        : parameter(name(match.group(2)), where)))
        : text;
  }

  /** Without the version: there is but one here. */
  private static String name(String reference) {
    return reference.replaceFirst(":\\d+$", "");
  }

  /** {@code ID[:SecretString[:KEY[:STAGE[:VERSION]]]]}, the id a name or an ARN. */
  private String secret(String reference, String where) {
    Secret asked = Secret.of(reference);
    JsonNode value = secrets.get(asked.id());
    if (value == null) {
      throw new TemplateException(
          "%s needs the secret %s, which is not given: put it into a file of names and values, and"
                  .formatted(where, asked.id())
              + " give that with --secrets FILE.");
    }
    if (asked.key() == null) {
      return value.isContainer() ? value.toString() : value.asString();
    }
    JsonNode member = asMap(value).path(asked.key());
    if (member.isMissingNode()) {
      throw new TemplateException(
          "%s needs the key %s of the secret %s, which it does not have."
              .formatted(where, asked.key(), asked.id()));
    }
    return member.isContainer() ? member.toString() : member.asString();
  }

  private static JsonNode asMap(JsonNode secret) {
    try {
      return secret.isString() ? Json.parse(secret.stringValue()) : secret;
    } catch (JacksonException e) {
      return Json.object();
    }
  }

  private record Secret(String id, @Nullable String key) {
    private static final Pattern NAME_OF_ARN =
        Pattern.compile("arn:aws[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)(?::(.*))?");

    static Secret of(String reference) {
      Matcher arn = NAME_OF_ARN.matcher(reference);
      String[] parts = reference.split(":", -1);
      String id = arn.matches() ? arn.group(1).replaceFirst("-[A-Za-z0-9]{6}$", "") : parts[0];
      String rest =
          arn.matches()
              ? arn.group(2)
              : reference.length() > id.length() ? reference.substring(id.length() + 1) : null;
      String[] details = rest == null ? new String[0] : rest.split(":", -1);
      return new Secret(id, details.length > 1 && !details[1].isEmpty() ? details[1] : null);
    }
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "References[parameters=" + parameters.keySet() + ", secrets=" + secrets.keySet() + "]";
  }
}
