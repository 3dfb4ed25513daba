package dev.holdpoint.core.iam;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a policy document must be, as far as it does not need the services' own vocabularies. */
final class PolicyDocuments {
  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
  private static final Set<String> FIELDS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private PolicyDocuments() {}

  /** A policy that says what its holder may do. */
  static void checkIdentity(String document) {
    for (ObjectNode statement : statements(document, "Syntax errors in policy.")) {
      if (statement.has("Principal") || statement.has("NotPrincipal")) {
        throw IamError.malformed("Policy document should not specify a principal.");
      }
      if (!statement.has("Action") && !statement.has("NotAction")) {
        throw IamError.malformed("Policy statement must contain actions.");
      }
      if (!statement.has("Resource") && !statement.has("NotResource")) {
        throw IamError.malformed("Policy statement must contain resources.");
      }
    }
  }

  /** A policy that says who may take on a role. */
  static void checkTrust(String document) {
    for (ObjectNode statement : statements(document, "This policy contains invalid Json")) {
      if (statement.has("Resource") || statement.has("NotResource")) {
        throw IamError.malformed("Has prohibited field Resource");
      }
      if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
        throw IamError.malformed("Missing required field Principal");
      }
      if (!statement.has("Action") && !statement.has("NotAction")) {
        throw IamError.malformed("Missing required field Action");
      }
    }
  }

  private static Iterable<ObjectNode> statements(String document, String notJson) {
    if (!(parse(document, notJson) instanceof ObjectNode top)) {
      throw IamError.malformed(notJson);
    }
    only(top, TOP);
    JsonNode version = top.get("Version");
    if (version != null && !VERSIONS.contains(version.asString(""))) {
      throw IamError.malformed("Policy document must be version 2012-10-17 or greater.");
    }
    JsonNode statement = top.get("Statement");
    if (statement == null) {
      throw IamError.malformed("Missing required field Statement");
    }
    Iterable<JsonNode> all = statement.isArray() ? statement : List.of(statement);
    List<ObjectNode> read = new ArrayList<>();
    all.forEach(one -> read.add(statement(one)));
    return read;
  }

  private static ObjectNode statement(JsonNode node) {
    if (!(node instanceof ObjectNode statement)) {
      throw IamError.malformed("Syntax errors in policy.");
    }
    only(statement, FIELDS);
    JsonNode effect = statement.get("Effect");
    if (effect == null) {
      throw IamError.malformed("Missing required field Effect");
    }
    if (!effect.asString("").equals("Allow") && !effect.asString("").equals("Deny")) {
      throw IamError.malformed("Invalid effect: " + effect.asString(""));
    }
    return statement;
  }

  private static JsonNode parse(String document, String notJson) {
    try {
      return Json.parse(document);
    } catch (JacksonException e) {
      throw IamError.malformed(notJson);
    }
  }

  private static void only(ObjectNode node, Set<String> known) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw IamError.malformed("Syntax errors in policy.");
      }
    }
  }

  /** A document's length as its quota counts it. */
  static int size(String document) {
    return (int) document.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
