package dev.holdpoint.core.apigateway.policy;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A REST API's resource policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html">AWS:
 *     resource policies</a>
 */
public record ResourcePolicy(List<PolicyStatement> statements) {
  private static final Set<String> FIELDS = Set.of("Version", "Id", "Statement");

  public ResourcePolicy {
    statements = List.copyOf(statements);
  }

  /** What a policy says of somebody who asks. */
  public enum Verdict {
    ALLOWED,
    DENIED,
    /** Neither. */
    UNSAID
  }

  /**
   * Reads a policy.
   *
   * @throws AwsException where it says what cannot be judged here, naming it
   */
  public static ResourcePolicy read(JsonNode document) {
    JsonNode statements = document.path("Statement");
    if (!document.isObject()
        || statements.isEmpty()
        || !FIELDS.containsAll(document.propertyNames())) {
      throw PolicyError.malformed();
    }
    List<JsonNode> all =
        statements.isArray() ? statements.valueStream().toList() : List.of(statements);
    return new ResourcePolicy(all.stream().map(PolicyStatement::read).toList());
  }

  /** A policy as text, in which quotation marks may be escaped as AWS shows them. */
  public static JsonNode parse(String text) {
    try {
      return Json.parse(text.startsWith("{\\\"") ? text.replace("\\\"", "\"") : text);
    } catch (JacksonException e) {
      throw PolicyError.malformed();
    }
  }

  /** What is denied is denied, whatever else is allowed. */
  public Verdict judge(Asking asking) {
    List<PolicyStatement> concerning =
        statements.stream().filter(statement -> statement.concerns(asking)).toList();
    if (concerning.stream().anyMatch(statement -> !statement.allows())) {
      return Verdict.DENIED;
    }
    return concerning.isEmpty() ? Verdict.UNSAID : Verdict.ALLOWED;
  }
}
