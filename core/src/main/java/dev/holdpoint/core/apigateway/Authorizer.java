package dev.holdpoint.core.apigateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that says whether a request may go on.
 *
 * @param token whether it is given one header's value alone, rather than the request
 * @param identity where it is said who asks: {@code method.request.…} or {@code $request.…}
 * @param pattern what a token must look like, or null
 * @param simple whether it answers {@code isAuthorized}, rather than a policy
 */
public record Authorizer(
    String name,
    boolean token,
    String functionArn,
    List<String> identity,
    @Nullable String pattern,
    PayloadFormat format,
    boolean simple) {
  public Authorizer {
    identity = Copies.of(identity);
  }
}
