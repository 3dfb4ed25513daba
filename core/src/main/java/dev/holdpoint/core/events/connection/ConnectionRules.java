package dev.holdpoint.core.events.connection;

import dev.holdpoint.core.aws.AwsException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a connection must be like, in AWS's words where they are known. */
final class ConnectionRules {
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final int MAX_DESCRIPTION = 512;
  private static final int MAX_VALUE = 512;
  private static final int MAX_PARAMETERS = 100;
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");

  private ConnectionRules() {}

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw constraint(
          name, "name", "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
  }

  static AuthorizationType type(String text) {
    for (AuthorizationType type : AuthorizationType.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw constraint(
        text,
        "authorizationType",
        "Member must satisfy enum value set: [BASIC, OAUTH_CLIENT_CREDENTIALS, API_KEY]");
  }

  static void checkDescription(@Nullable String description) {
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw constraint(
          description,
          "description",
          "Member must have length less than or equal to " + MAX_DESCRIPTION);
    }
  }

  /** Whether the parameters are those of the type, and nothing that we cannot keep to. */
  static void check(AuthorizationType type, JsonNode parameters) {
    refuse(parameters, "ConnectivityParameters");
    for (AuthorizationType other : AuthorizationType.values()) {
      if (other != type && parameters.has(other.member())) {
        throw invalid(
            "AuthParameters", "Only " + type.member() + " goes with authorization type " + type);
      }
    }
    JsonNode own = parameters.get(type.member());
    if (own == null) {
      throw invalid(
          "AuthParameters", type.member() + " must be specified for authorization type " + type);
    }
    switch (type) {
      case BASIC -> need(own, "Username", "Password");
      case API_KEY -> need(own, "ApiKeyName", "ApiKeyValue");
      case OAUTH_CLIENT_CREDENTIALS -> oauth(own);
    }
    http(parameters.get("InvocationHttpParameters"), "InvocationHttpParameters");
  }

  private static void oauth(JsonNode own) {
    need(own.path("ClientParameters"), "ClientID", "ClientSecret");
    if (!METHODS.contains(own.path("HttpMethod").asString(""))) {
      throw constraint(
          own.path("HttpMethod").asString(""),
          "authParameters.oAuthParameters.httpMethod",
          "Member must satisfy enum value set: [GET, POST, PUT]");
    }
    String endpoint = own.path("AuthorizationEndpoint").asString("");
    if (!isUrl(endpoint)) {
      throw invalid("AuthorizationEndpoint", "It must be an HTTPS URL.");
    }
    http(own.get("OAuthHttpParameters"), "OAuthHttpParameters");
  }

  private static boolean isUrl(String text) {
    try {
      URI url = URI.create(text);
      return url.getHost() != null
          && (text.startsWith("https://") || text.startsWith("http://"))
          && url.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void http(@Nullable JsonNode parameters, String where) {
    if (parameters == null) {
      return;
    }
    for (JsonNode list : parameters) {
      if (list.size() > MAX_PARAMETERS) {
        throw invalid(where, "There may be at most " + MAX_PARAMETERS + " of each kind.");
      }
      for (JsonNode pair : list) {
        if (pair.path("Key").asString("").isEmpty()) {
          throw invalid(where, "Every parameter needs a Key.");
        }
      }
    }
  }

  private static void need(JsonNode json, String... members) {
    for (String member : members) {
      String value = json.path(member).asString("");
      if (value.isEmpty() || value.length() > MAX_VALUE) {
        // The value itself is not told: it may be a secret.
        throw invalid(member, "It must have 1 to " + MAX_VALUE + " characters.");
      }
    }
  }

  private static void refuse(JsonNode parameters, String member) {
    if (parameters.has(member)) {
      throw invalid(member, "Holdpoint has no private networks.");
    }
  }

  private static AwsException constraint(String value, String member, String constraint) {
    return AwsException.of(
        "ValidationException",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: "
            + constraint);
  }

  static AwsException invalid(String parameter, String reason) {
    return AwsException.of(
        "ValidationException", "Parameter " + parameter + " is not valid. Reason: " + reason);
  }
}
