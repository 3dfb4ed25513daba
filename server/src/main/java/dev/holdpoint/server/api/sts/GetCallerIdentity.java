package dev.holdpoint.server.api.sts;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whose key it is; without access keys everyone is the account's root. */
final class GetCallerIdentity
    implements Action<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  private final Turns turns;

  GetCallerIdentity(Turns turns) {
    this.turns = turns;
  }

  @Override
  public GetCallerIdentityResponse handle(GetCallerIdentityRequest request, Call call) {
    Home home = turns.home();
    AccessKey caller = call.caller();
    if (caller != null) {
      return GetCallerIdentityResponse.builder()
          .userId(caller.id())
          .account(caller.account())
          .arn(caller.arn())
          .build();
    }
    return GetCallerIdentityResponse.builder()
        .userId(home.account())
        .account(home.account())
        .arn("arn:aws:iam::" + home.account() + ":root")
        .build();
  }
}
