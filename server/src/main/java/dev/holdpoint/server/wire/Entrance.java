package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.Claim;
import dev.holdpoint.server.access.CrossSite;
import dev.holdpoint.server.access.Verdict;
import dev.holdpoint.server.access.Verdict.Fault;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.http.WebRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Lets in who may call an action, and says no to others in the words of the protocol.
 *
 * @param verifier null where there are no keys: then everybody who gets here may do everything
 */
record Entrance(@Nullable Verifier verifier, Borders borders) {
  private static final int DENIED_STATUS = 403;
  private static final int BAD_REQUEST = 400;

  /**
   * Who calls.
   *
   * @param key null where nobody looks at keys
   * @param home on whose behalf, or null for the installation's own
   */
  record Guest(@Nullable AccessKey key, @Nullable Home home) {}

  Guest enter(WebRequest request, Choice.Found found) {
    if (CrossSite.isForeign(request)) {
      throw AwsException.of(
          "AccessDeniedException",
          DENIED_STATUS,
          "Requests from pages of another origin are refused.");
    }
    Claim claim = Claim.of(request);
    if (found.service().links().containsValue(found.operation())) {
      return new Guest(null, null);
    }
    if (verifier == null) {
      return new Guest(null, claim == null ? null : claim.home());
    }
    return switch (verifier.verify(request, found.service().name())) {
      case Verdict.Refused(Fault fault, String message) -> throw refusal(fault, message, found);
      case Verdict.Proved(AccessKey key) -> {
        check(key, found);
        String region = claim == null ? Home.DEFAULT.region() : claim.region();
        yield new Guest(key, new Home(key.account(), region));
      }
    };
  }

  private static void check(AccessKey key, Choice.Found found) {
    String action = found.operation().name();
    if (!key.role().may(action)) {
      String name = found.service().name() + ":" + action;
      throw refusal(Fault.DENIED, key.denied(name), found);
    }
  }

  /** Refuses what a guest's request wants of another account. */
  void keepApart(Guest guest, Choice.Found found, SdkPojo request) {
    AccessKey key = guest.key();
    String service = found.service().name();
    String action = found.operation().name();
    Arn wanted = key == null ? null : borders.refused(key, service, action, request);
    if (key != null && wanted != null) {
      String name = service + ":" + action;
      String words =
          "User: %s is not authorized to perform: %s on resource: %s because no resource-based policy allows the %s action"
              .formatted(key.arn(), name, wanted, name);
      throw refusal(Fault.DENIED, words, found);
    }
  }

  /** AWS's protocols differ: the older one has shorter codes, the newer one answers 400. */
  private static AwsException refusal(Fault fault, String message, Choice.Found found) {
    if (found.codec() instanceof QueryCodec) {
      String words = fault == Fault.UNSIGNED ? "Request is missing Authentication Token" : message;
      int status = fault == Fault.INCOMPLETE ? BAD_REQUEST : DENIED_STATUS;
      return AwsException.of(fault.queryCode(), status, words);
    }
    if (found.service().query() != null) {
      return AwsException.withQueryCode(fault.code(), fault.queryCode(), DENIED_STATUS, message);
    }
    int status = found.codec() instanceof RestCodec ? DENIED_STATUS : BAD_REQUEST;
    return AwsException.of(fault.code(), status, message);
  }
}
