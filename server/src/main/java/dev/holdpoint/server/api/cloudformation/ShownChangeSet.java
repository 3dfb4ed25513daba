package dev.holdpoint.server.api.cloudformation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What programs may see of a change set.
 *
 * @param status AWS's name
 * @param execution AWS's name for whether it can be executed
 */
public record ShownChangeSet(
    String name,
    String id,
    String stackName,
    String stackId,
    @Nullable String description,
    String status,
    @Nullable String reason,
    String execution,
    Instant created,
    ShownStack.Asked asked,
    String onFailure,
    List<Change> changes) {
  public ShownChangeSet {
    changes = List.copyOf(changes);
  }

  /**
   * What would become of one resource.
   *
   * @param action AWS's name
   * @param replacement AWS's name; null unless it is modified
   * @param scope what of it is changed, in AWS's names
   */
  public record Change(
      String action,
      String logicalId,
      @Nullable String physicalId,
      String type,
      @Nullable String replacement,
      List<String> scope) {
    public Change {
      scope = List.copyOf(scope);
    }
  }
}
