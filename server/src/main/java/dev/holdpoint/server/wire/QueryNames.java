package dev.holdpoint.server.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** How the members of a service's shapes are called in the Query protocol and its XML. */
public interface QueryNames {
  /** As the SDK's model says. */
  QueryNames OF_THE_MODEL =
      new QueryNames() {
        @Override
        public String nameOf(SdkField<?> field) {
          return field.locationName();
        }
      };

  /** The name of a member; of a flattened list or map, the name of each of its items. */
  String nameOf(SdkField<?> field);

  /** Whether items stand directly in the structure, without an element around them. */
  default boolean isFlattened(ListTrait list) {
    return list.isFlattened();
  }

  /** As {@link #isFlattened(ListTrait)}. */
  default boolean isFlattened(MapTrait map) {
    return map.isFlattened();
  }

  /** What a map's keys are called. */
  default String keyName(SdkField<?> map) {
    return map.getRequiredTrait(MapTrait.class).keyLocationName();
  }

  /** What a map's values are called. */
  default String valueName(SdkField<?> map) {
    return map.getRequiredTrait(MapTrait.class).valueLocationName();
  }

  /** What an error's message is in XML, where it differs from JSON. */
  default String message(String code, String message) {
    return message;
  }
}
