package dev.holdpoint.core.apigateway.policy;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what.
 *
 * @param methodArn {@code arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}
 * @param facts by AWS's condition keys, in lower case; what is not known is not there
 */
public record Asking(String methodArn, Map<String, String> facts) {
  static final String ADDRESS = "aws:sourceip";
  static final String PRINCIPAL = "aws:principalarn";
  static final String ACCOUNT = "aws:principalaccount";
  static final String AGENT = "aws:useragent";
  static final String REFERER = "aws:referer";
  static final String SECURE = "aws:securetransport";

  public Asking {
    facts = Map.copyOf(facts);
  }

  /** Somebody at this address; as on AWS every request counts as one over TLS. */
  public static Asking from(String methodArn, String address, String agent, String referer) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(ADDRESS, address);
    facts.put(SECURE, "true");
    if (!agent.isEmpty()) {
      facts.put(AGENT, agent);
    }
    if (!referer.isEmpty()) {
      facts.put(REFERER, referer);
    }
    return new Asking(methodArn, facts);
  }

  /** The same, known by a signature. */
  public Asking by(String arn, String account) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put(PRINCIPAL, arn);
    all.put(ACCOUNT, account);
    return new Asking(methodArn, all);
  }

  @Nullable String fact(String key) {
    return facts.get(key.toLowerCase(Locale.ROOT));
  }

  /** The beginning of the ARN, up to and with the API's id. */
  String apiArn() {
    int slash = methodArn.indexOf('/');
    return slash < 0 ? methodArn : methodArn.substring(0, slash);
  }
}
