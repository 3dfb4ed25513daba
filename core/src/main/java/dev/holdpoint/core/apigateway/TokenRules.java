package dev.holdpoint.core.apigateway;

import java.util.List;

/**
 * Which tokens an authorizer takes.
 *
 * @param issuers who may have issued one: a URL for each, or a user pool's ARN
 * @param audience for whom one may be; where there are none, for anybody
 */
public record TokenRules(List<String> issuers, List<String> audience) {
  private static final String POOL = ":userpool/";

  public TokenRules {
    issuers = Copies.of(issuers);
    audience = Copies.of(audience);
  }

  /** Whether they are those of Cognito's user pools, whose ARNs stand for issuers. */
  boolean isCognito() {
    return issuers.stream().allMatch(issuer -> issuer.startsWith("arn:"));
  }

  /** An issuer as tokens name it: {@code https://cognito-idp.REGION.amazonaws.com/POOL}. */
  static String url(String issuer) {
    int at = issuer.indexOf(POOL);
    if (!issuer.startsWith("arn:") || at < 0) {
      return issuer;
    }
    String[] parts = issuer.split(":", 6);
    return "https://cognito-idp.%s.amazonaws.com/%s"
        .formatted(parts[3], issuer.substring(at + POOL.length()));
  }
}
