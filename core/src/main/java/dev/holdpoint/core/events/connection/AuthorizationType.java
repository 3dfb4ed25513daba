package dev.holdpoint.core.events.connection;

/** How a connection's calls are authorized. */
public enum AuthorizationType {
  BASIC("BasicAuthParameters"),
  API_KEY("ApiKeyAuthParameters"),
  OAUTH_CLIENT_CREDENTIALS("OAuthParameters");

  private final String member;

  AuthorizationType(String member) {
    this.member = member;
  }

  /** The member of the connection's parameters that goes with it. */
  public String member() {
    return member;
  }
}
