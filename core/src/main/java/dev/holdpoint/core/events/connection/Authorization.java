package dev.holdpoint.core.events.connection;

import tools.jackson.databind.JsonNode;

/** How a connection's calls are authorized, with the secrets for it. */
public sealed interface Authorization {
  /** The header {@code Authorization: Basic …}. */
  record Basic(String username, String password) implements Authorization {
    @Override
    public String toString() {
      return "Basic";
    }
  }

  /** A header of the user's choice. */
  record ApiKey(String header, String value) implements Authorization {
    @Override
    public String toString() {
      return "ApiKey";
    }
  }

  /** A bearer token that is fetched first. */
  record OAuth(
      String clientId, String clientSecret, String endpoint, String method, HttpParameters more)
      implements Authorization {
    @Override
    public String toString() {
      return "OAuth";
    }
  }

  /** Reads AWS's {@code AuthParameters}, which {@link ConnectionRules} has checked. */
  static Authorization of(AuthorizationType type, JsonNode parameters) {
    JsonNode own = parameters.path(type.member());
    return switch (type) {
      case BASIC -> new Basic(text(own, "Username"), text(own, "Password"));
      case API_KEY -> new ApiKey(text(own, "ApiKeyName"), text(own, "ApiKeyValue"));
      case OAUTH_CLIENT_CREDENTIALS ->
          new OAuth(
              text(own.path("ClientParameters"), "ClientID"),
              text(own.path("ClientParameters"), "ClientSecret"),
              text(own, "AuthorizationEndpoint"),
              text(own, "HttpMethod"),
              HttpParameters.of(own.get("OAuthHttpParameters")));
    };
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }
}
