package dev.holdpoint.core.apigateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation of an OpenAPI document asks of who calls it. */
record Security(@Nullable String authorizerId, List<String> scopes, boolean signed, boolean keyed) {
  static final Security NONE = new Security(null, List.of(), false, false);

  Security {
    scopes = List.copyOf(scopes);
  }

  Security asking(String authorizer, List<String> wanted) {
    return new Security(authorizer, wanted, signed, keyed);
  }

  Security withSignature() {
    return new Security(authorizerId, scopes, true, keyed);
  }

  Security withKey() {
    return new Security(authorizerId, scopes, signed, true);
  }
}
