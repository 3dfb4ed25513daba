package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.apigateway.policy.Asking;
import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Holds one request against its API's resource policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html">AWS:
 *     how resource policies affect authorization</a>
 */
public final class PolicyCheck {
  private static final int SHOWN_DIGITS = 4;

  private final ResourcePolicy policy;
  private final EventContext context;

  PolicyCheck(ResourcePolicy policy, EventContext context) {
    this.policy = policy;
    this.context = context;
  }

  /** Before anybody is asked: the refusal of what is denied to everybody who asks so, or null. */
  public @Nullable GatewayAnswer denial() {
    return policy.judge(asking(null)) == ResourcePolicy.Verdict.DENIED ? refused(null, true) : null;
  }

  /**
   * The refusal of a request for which no authorizer function spoke, or null where it may go on.
   *
   * @param principal for whom it comes, or null
   * @param itself whether who signed it may call by itself; for an account of another's it must be
   *     allowed on both sides
   */
  public @Nullable GatewayAnswer refusal(@Nullable Principal principal, boolean itself) {
    Principal.ByKey key = principal instanceof Principal.ByKey known ? known : null;
    return switch (policy.judge(asking(key))) {
      case DENIED -> refused(key, true);
      case ALLOWED -> key == null || itself || isOurs(key) ? null : refused(key, false);
      case UNSAID -> key != null && itself && isOurs(key) ? null : refused(key, false);
    };
  }

  private boolean isOurs(Principal.ByKey key) {
    return key.account().equals(context.home().account());
  }

  private Asking asking(Principal.@Nullable ByKey key) {
    GatewayRequest request = context.request();
    Asking asking =
        Asking.from(
            context.methodArn(),
            request.sourceIp(),
            request.header("user-agent"),
            request.header("referer"));
    return key == null ? asking : asking.by(key.arn(), key.account());
  }

  private GatewayAnswer refused(Principal.@Nullable ByKey key, boolean explicit) {
    String account = context.home().account();
    String hidden = "*".repeat(account.length() - SHOWN_DIGITS);
    String arn =
        context
            .methodArn()
            .replaceFirst(
                ":" + account + ":",
                ":" + hidden + account.substring(account.length() - SHOWN_DIGITS) + ":");
    String who = key == null ? "anonymous" : key.arn();
    return GatewayError.ACCESS_DENIED.answer(
        context.api().kind(),
        "User: %s is not authorized to perform: execute-api:Invoke on resource: %s%s"
            .formatted(who, arn, explicit ? " with an explicit deny" : ""));
  }
}
