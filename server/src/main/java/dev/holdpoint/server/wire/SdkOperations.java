package dev.holdpoint.server.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every action behind the port, by the names under which a state machine calls it. */
public final class SdkOperations {
  private final Map<String, SdkOperation> operations = new HashMap<>();

  public SdkOperations(List<AwsService> services) {
    services.forEach(service -> service.operations().values().forEach(this::add));
  }

  private void add(Operation<?, ?> operation) {
    SdkOperation sdk = new SdkOperation(operation);
    String name = operation.name();
    String action = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    operations.put(sdk.resourceService() + ":" + action, sdk);
  }

  /**
   * An action, or null where it is not served here.
   *
   * @param service {@code sfn}
   * @param action {@code sendTaskSuccess}
   */
  public @Nullable SdkOperation find(String service, String action) {
    return operations.get(service + ":" + action);
  }

  /** An action that is served here for certain. */
  public SdkOperation get(String service, String action) {
    SdkOperation found = find(service, action);
    if (found == null) {
      throw new IllegalStateException(
          "Expected an action, but it is not served (action=" + service + ":" + action + ")");
    }
    return found;
  }
}
