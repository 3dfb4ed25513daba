package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Authorization;
import dev.holdpoint.core.apigateway.GatewayAnswer;
import dev.holdpoint.core.apigateway.GatewayCall;
import dev.holdpoint.core.apigateway.GatewayError;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.Outgoing;
import dev.holdpoint.core.apigateway.PolicyCheck;
import dev.holdpoint.core.apigateway.Principal;
import dev.holdpoint.core.apigateway.TokenCheck;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.Claim;
import dev.holdpoint.server.access.Verdict;
import dev.holdpoint.server.access.Verifier;
import dev.holdpoint.server.http.WebRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says whether a request may go on, and for whom: by functions, tokens and signatures. */
final class Doorman {
  private static final String SERVICE = "execute-api";

  private final Home home;
  private final GatewayLimits limits;
  private final InstantSource clock;
  private final DeadlineCaller backends;
  private final KeySource keys;
  private final @Nullable Verifier verifier;

  Doorman(
      Home home,
      GatewayLimits limits,
      InstantSource clock,
      DeadlineCaller backends,
      KeySource keys,
      @Nullable Verifier verifier) {
    this.home = home;
    this.limits = limits;
    this.clock = clock;
    this.backends = backends;
    this.keys = keys;
    this.verifier = verifier;
  }

  /** What becomes of a request. */
  sealed interface Entry {}

  /** It goes on; for nobody in particular where nothing was asked. */
  record In(@Nullable Principal principal) implements Entry {}

  /** It is answered at once. */
  record Out(GatewayAnswer answer) implements Entry {}

  Entry look(GatewayCall call, String requestId, WebRequest web) {
    PolicyCheck policy = call.policyCheck(home, requestId, clock.instant());
    GatewayAnswer denial = policy == null || call.needsSignature() ? null : policy.denial();
    if (denial != null) {
      return new Out(denial);
    }
    if (call.needsSignature()) {
      return signed(call, web, policy);
    }
    TokenCheck check = call.tokenCheck(home, requestId, clock.instant());
    if (check != null) {
      Entry entry = token(check);
      return entry instanceof In in ? policed(policy, in, true) : entry;
    }
    Authorization authorization = call.authorization(home, requestId, clock.instant());
    return authorization == null
        ? policed(policy, new In(null), true)
        : asked(call, authorization, requestId);
  }

  /** A function that lets in speaks for the policy too; all others need its word. */
  private static Entry policed(@Nullable PolicyCheck policy, In in, boolean itself) {
    GatewayAnswer refusal = policy == null ? null : policy.refusal(in.principal(), itself);
    return refusal == null ? in : new Out(refusal);
  }

  private Entry asked(GatewayCall call, Authorization authorization, String requestId) {
    return switch (authorization.outgoing()) {
      case Outgoing.Answered(var answer) -> new Out(answer);
      case Outgoing outgoing ->
          entry(authorization.verdict(backends.call(outgoing, requestId, call.timeout(limits))));
    };
  }

  private Entry token(TokenCheck check) {
    String issuer = check.issuer();
    JsonNode set = issuer == null ? null : keys.find(issuer);
    return issuer != null && set == null ? new Out(check.unknown()) : entry(check.verdict(set));
  }

  private static Entry entry(Authorization.Verdict verdict) {
    return switch (verdict) {
      case Authorization.Allowed(var principal) -> new In(principal);
      case Authorization.Denied(var answer) -> new Out(answer);
    };
  }

  /** Without access keys nobody's signature is proved, but there must be one. */
  private Entry signed(GatewayCall call, WebRequest web, @Nullable PolicyCheck policy) {
    if (verifier == null) {
      Claim claim = Claim.of(web);
      return claim == null
          ? new Out(call.error(GatewayError.UNSIGNED))
          : policed(
              policy, new In(new Principal.ByKey(claim.accessKey(), home.account(), root())), true);
    }
    return switch (verifier.verify(web, call.isAtFunction() ? "lambda" : SERVICE)) {
      case Verdict.Proved(AccessKey key) when key.role().may("Invoke") || policy != null ->
          policed(
              policy,
              new In(new Principal.ByKey(key.id(), key.account(), key.arn())),
              key.role().may("Invoke"));
      case Verdict.Proved _ -> new Out(call.error(GatewayError.ACCESS_DENIED));
      case Verdict.Refused(var fault, _) ->
          new Out(
              call.error(
                  fault == Verdict.Fault.UNSIGNED
                      ? GatewayError.UNSIGNED
                      : GatewayError.BAD_SIGNATURE));
    };
  }

  private String root() {
    return "arn:aws:iam::" + home.account() + ":root";
  }
}
