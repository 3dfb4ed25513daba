package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/**
 * What a state may do that is only tried: it calls for whoever tries it, so it may call no more
 * than he may. On AWS he must be allowed to pass the role, and to reveal secrets.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html">IAM
 *     permissions for using TestState</a>
 */
final class TrialRights {
  private TrialRights() {}

  static void check(@Nullable AccessKey caller, State state, TestStateRequest request) {
    if (caller == null) {
      return;
    }
    if (Boolean.TRUE.equals(request.revealSecrets()) && !caller.role().includes(AccessRole.ADMIN)) {
      throw denied(caller, "states:RevealSecrets");
    }
    if (request.mock() == null && state instanceof State.Task task) {
      check(caller, task.resource());
    }
  }

  private static void check(AccessKey caller, Resource resource) {
    switch (resource) {
      case Resource.Function _ -> check(caller, "lambda", "Invoke");
      case Resource.Activity _ -> {
        // Nobody is called: workers come for its tasks.
      }
      case Resource.Integration call ->
          check(
              caller,
              call.isSdk() ? call.service().substring(Resource.SDK.length()) : call.service(),
              Character.toUpperCase(call.action().charAt(0)) + call.action().substring(1));
    }
  }

  private static void check(AccessKey caller, String service, String action) {
    if (!caller.role().may(action)) {
      throw denied(caller, service + ":" + action);
    }
  }

  private static AwsException denied(AccessKey caller, String name) {
    return AwsException.of("AccessDeniedException", caller.denied(name));
  }
}
