package dev.holdpoint.server.api.cloudformation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
   * @param details what of it is changed; none of what an earlier version stored
   */
  public record Change(
      String action,
      String logicalId,
      @Nullable String physicalId,
      String type,
      @Nullable String replacement,
      List<Detail> details) {
    public Change {
      details = List.copyOf(Objects.requireNonNullElse(details, List.of()));
    }

    /** What of it is changed, in AWS's names. */
    List<String> scope() {
      return details.stream().map(Detail::attribute).distinct().toList();
    }
  }

  /**
   * One thing of a resource that is changed.
   *
   * @param attribute AWS's name: {@code Properties}, {@code Tags}, {@code DeletionPolicy}
   * @param name of the property; null where it is none, or not known
   * @param recreation AWS's name for whether it takes another resource
   */
  public record Detail(String attribute, @Nullable String name, String recreation) {
    public static final String NEVER = "Never";
    public static final String ALWAYS = "Always";

    /** Some of its properties. */
    public static final Detail UNKNOWN = new Detail("Properties", null, "Conditionally");
  }
}
