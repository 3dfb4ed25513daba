package dev.holdpoint.server.api.sts;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.iam.Grants;
import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.KeyRing;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * AssumeRole: any role of the caller's own account, and one of another account where its trust
 * names the caller's; without access keys any role, by anybody. The key that it answers stands for
 * the role's account and may do what the caller's may; nothing of it is kept.
 */
final class AssumeRole implements Action<AssumeRoleRequest, AssumeRoleResponse> {
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");
  private static final int HOUR = 3_600;

  private final Store store;
  private final Turns turns;
  private final KeyRing keys;

  AssumeRole(Store store, Turns turns, KeyRing keys) {
    this.store = store;
    this.turns = turns;
    this.keys = keys;
  }

  @Override
  public AssumeRoleResponse handle(AssumeRoleRequest request, Call call) {
    if (!ROLE.matcher(request.roleArn()).matches()) {
      throw AwsException.of("ValidationError", request.roleArn() + " is invalid");
    }
    Arn arn = Arn.of(request.roleArn());
    Role role = store.read(tx -> Roles.find(tx, arn));
    checkTrust(call.caller(), arn, role);
    int seconds = request.durationSeconds() == null ? HOUR : request.durationSeconds();
    if (role != null && seconds > role.maxSession()) {
      throw AwsException.of(
          "ValidationError",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    Turn turn = turns.now();
    String session = request.roleSessionName();
    String assumed =
        "arn:aws:sts::" + arn.account() + ":assumed-role/" + arn.name() + "/" + session;
    return AssumeRoleResponse.builder()
        .credentials(credentials(turn, caller(call, arn), arn, seconds))
        .assumedRoleUser(user -> user.arn(assumed).assumedRoleId(id(role, arn) + ":" + session))
        .sourceIdentity(request.sourceIdentity())
        .build();
  }

  /** A role that nobody made here has an id all the same, always the same one. */
  private static String id(@Nullable Role role, Arn arn) {
    return role == null
        ? "AROA" + "%017X".formatted(arn.value().hashCode() & 0xffffffffL)
        : role.id();
  }

  private static void checkTrust(@Nullable AccessKey caller, Arn arn, @Nullable Role role) {
    if (caller == null || caller.account().equals(arn.account())) {
      return;
    }
    if (role == null || !Grants.allow(role.trust(), caller.account(), "sts:AssumeRole")) {
      throw AwsException.of(
          "AccessDenied",
          403,
          "User: "
              + caller.arn()
              + " is not authorized to perform: sts:AssumeRole on resource: "
              + arn);
    }
  }

  /** Without keys nobody looks at what is answered. */
  private AccessKey caller(Call call, Arn role) {
    AccessKey caller = call.caller();
    return caller == null ? keys.ofFunctions(role.account()) : caller;
  }

  private Credentials credentials(Turn turn, AccessKey caller, Arn role, int seconds) {
    String id = "ASIA" + role.account() + letters(turn.ids());
    Instant until = turn.now().plusSeconds(seconds);
    KeyRing.Credentials made = keys.assume(id, caller, role.account(), until);
    return Credentials.builder()
        .accessKeyId(made.id())
        .secretAccessKey(made.secret())
        .sessionToken(made.token())
        .expiration(until)
        .build();
  }

  private static String letters(Ids ids) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      letters.append((char) ('A' + (int) (ids.nextDouble() * 26)));
    }
    return letters.toString();
  }
}
