package dev.holdpoint.core.apigateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who says whether a request may go on: a function, or the token that it brings.
 *
 * @param token whether it is given one header's value alone, rather than the request
 * @param identity where it is said who asks: {@code method.request.…} or {@code $request.…}
 * @param pattern what a token must look like, or null
 * @param simple whether it answers {@code isAuthorized}, rather than a policy
 * @param tokens which tokens are taken, where no function is asked; else null
 * @param said what is only shown again, by AWS's names
 */
public record Authorizer(
    String name,
    boolean token,
    String functionArn,
    List<String> identity,
    @Nullable String pattern,
    PayloadFormat format,
    boolean simple,
    @Nullable TokenRules tokens,
    @Nullable JsonNode said) {
  public Authorizer {
    identity = Copies.of(identity);
  }

  /** A function. */
  public Authorizer(
      String name,
      boolean token,
      String functionArn,
      List<String> identity,
      @Nullable String pattern,
      PayloadFormat format,
      boolean simple) {
    this(name, token, functionArn, identity, pattern, format, simple, null, null);
  }

  /** One that asks nobody: it looks at tokens. */
  public static Authorizer ofTokens(String name, List<String> identity, TokenRules tokens) {
    return new Authorizer(name, false, "", identity, null, PayloadFormat.V1, false, tokens, null);
  }

  /** The same, which shows this. */
  public Authorizer saying(JsonNode other) {
    return new Authorizer(
        name, token, functionArn, identity, pattern, format, simple, tokens, other);
  }
}
