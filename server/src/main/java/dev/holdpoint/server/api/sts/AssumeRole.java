package dev.holdpoint.server.api.sts;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * AssumeRole: any role, of any account, by anybody. The key that it answers stands for the role's
 * account; nothing of it is kept.
 */
final class AssumeRole implements Action<AssumeRoleRequest, AssumeRoleResponse> {
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");
  private static final int HOUR = 3_600;

  private final Store store;
  private final Turns turns;

  AssumeRole(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public AssumeRoleResponse handle(AssumeRoleRequest request, Call call) {
    if (!ROLE.matcher(request.roleArn()).matches()) {
      throw AwsException.of("ValidationError", request.roleArn() + " is invalid");
    }
    Arn arn = Arn.of(request.roleArn());
    Role role = store.read(tx -> Roles.find(tx, arn));
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
        .credentials(credentials(turn, arn, seconds))
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

  private static Credentials credentials(Turn turn, Arn role, int seconds) {
    return Credentials.builder()
        .accessKeyId("ASIA" + role.account() + letters(turn.ids()))
        .secretAccessKey(secret(turn.ids()))
        .sessionToken(secret(turn.ids()) + secret(turn.ids()))
        .expiration(turn.now().plusSeconds(seconds))
        .build();
  }

  private static String letters(Ids ids) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      letters.append((char) ('A' + (int) (ids.nextDouble() * 26)));
    }
    return letters.toString();
  }

  /** Nobody checks it: a signature is read, not proved. */
  private static String secret(Ids ids) {
    byte[] seed = ids.uuid().substring(0, 30).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(seed);
  }
}
