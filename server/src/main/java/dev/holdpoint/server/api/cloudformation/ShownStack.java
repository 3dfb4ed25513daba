package dev.holdpoint.server.api.cloudformation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * What programs may see of a stack.
 *
 * @param id its ARN
 * @param account to whom it belongs
 * @param finished when its template had been run to the end for the last time; null while it is run
 *     for the first time
 * @param exports values by the names under which other stacks may import them
 * @param nest the stacks that it is within, or null
 */
public record ShownStack(
    String name,
    String id,
    String account,
    Instant created,
    @Nullable Instant finished,
    Map<String, String> outputs,
    Map<String, String> exports,
    List<Resource> resources,
    @Nullable Nest nest) {

  /** One of its resources. */
  public record Resource(String logicalId, String type, String physicalId) {}

  /** The stack of which one is a resource, and the outermost one, by their ids. */
  public record Nest(String parent, String root) {}

  public ShownStack {
    // Always in the same order.
    outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
    exports = Collections.unmodifiableMap(new TreeMap<>(exports));
    resources = List.copyOf(resources);
  }

  @Nullable String parentId() {
    return nest == null ? null : nest.parent();
  }

  @Nullable String rootId() {
    return nest == null ? null : nest.root();
  }

  boolean isCalled(String nameOrId) {
    return name.equals(nameOrId) || id.equals(nameOrId);
  }

  /** A run changes everything or nothing, so no other status is ever seen. */
  StackStatus status() {
    return finished == null ? StackStatus.CREATE_IN_PROGRESS : StackStatus.CREATE_COMPLETE;
  }

  Instant changed() {
    return finished == null ? created : finished;
  }
}
