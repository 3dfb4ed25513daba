package dev.holdpoint.server.api.cloudformation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * What programs may see of a stack.
 *
 * @param id its ARN
 * @param account to whom it belongs
 * @param asked by what it was made
 * @param exports values by the names under which other stacks may import them
 * @param imports names of values that it takes from others
 * @param nest the stacks that it is within, or null
 */
public record ShownStack(
    String name,
    String id,
    String account,
    Fate fate,
    Asked asked,
    List<Output> outputs,
    Map<String, String> exports,
    List<String> imports,
    List<Resource> resources,
    @Nullable Nest nest) {

  /** The stack of which one is a resource, and the outermost one, by their ids. */
  public record Nest(String parent, String root) {}

  /**
   * How it fares, and since when.
   *
   * @param kept whether it must not be deleted
   */
  public record Fate(
      StackStatus status,
      @Nullable String reason,
      boolean kept,
      Instant created,
      @Nullable Instant updated,
      @Nullable Instant deleted) {
    public boolean isDeleted() {
      return status == StackStatus.DELETE_COMPLETE;
    }

    Instant changed() {
      return updated == null ? created : updated;
    }
  }

  /**
   * By what it was made.
   *
   * @param parameters values by name; secret ones are masked
   */
  public record Asked(
      @Nullable String description,
      Map<String, String> parameters,
      Map<String, String> tags,
      List<String> capabilities,
      @Nullable String role,
      @Nullable String changeSet) {
    /** Nothing is known. */
    public static final Asked NOTHING = new Asked(null, Map.of(), Map.of(), List.of(), null, null);

    public Asked {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      tags = Collections.unmodifiableMap(new TreeMap<>(tags));
      capabilities = List.copyOf(capabilities);
    }

    List<Parameter> shownParameters() {
      return parameters.entrySet().stream()
          .map(one ->
              Parameter.builder().parameterKey(one.getKey()).parameterValue(one.getValue()).build())
          .toList();
    }

    List<Tag> shownTags() {
      return tags.entrySet().stream()
          .map(one -> Tag.builder().key(one.getKey()).value(one.getValue()).build())
          .toList();
    }
  }

  /** What it gives. */
  public record Output(
      String name, String value, @Nullable String description, @Nullable String export) {}

  /** One of its resources. */
  public record Resource(
      String logicalId, String type, String physicalId, String status, Instant at) {}

  public ShownStack {
    outputs = List.copyOf(outputs);
    exports = Collections.unmodifiableMap(new TreeMap<>(exports));
    imports = List.copyOf(imports);
    resources = List.copyOf(resources);
  }

  @Nullable String parentId() {
    return nest == null ? null : nest.parent();
  }

  @Nullable String rootId() {
    return nest == null ? null : nest.root();
  }
}
