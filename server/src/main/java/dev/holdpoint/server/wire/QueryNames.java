package dev.holdpoint.server.wire;

import dev.holdpoint.server.http.WebRequest;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.MapTrait;

/** How the members of a service's shapes are called in the Query protocol and its XML. */
public interface QueryNames {
  /** As the SDK's model says. */
  QueryNames OF_THE_MODEL = SdkField::locationName;

  /** The name of a member; of a flattened list or map, the name of each of its items. */
  String nameOf(SdkField<?> field);

  /** What the keys of a map are called. */
  default String keyName(SdkField<?> map) {
    return map.getRequiredTrait(MapTrait.class).keyLocationName();
  }

  /** What the values of a map are called. */
  default String valueName(SdkField<?> map) {
    return map.getRequiredTrait(MapTrait.class).valueLocationName();
  }

  /** Parameters that a request says otherwise than by name; a named one goes before. */
  default Map<String, String> implied(WebRequest request) {
    return Map.of();
  }

  /** What an error's message is in XML, where it differs from JSON. */
  default String message(String code, String message) {
    return message;
  }
}
