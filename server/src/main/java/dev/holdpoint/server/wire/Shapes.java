package dev.holdpoint.server.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What every protocol needs to know of the SDK's shapes. */
final class Shapes {
  private Shapes() {}

  /** The shape behind a filled builder. */
  static Object build(SdkPojo builder) {
    return ((Buildable) builder).build();
  }

  /** Whether nobody set a value: the SDK shows an unset list or map as an empty one of its own. */
  static boolean isAbsent(@Nullable Object value) {
    return value == null
        || value instanceof SdkAutoConstructList<?>
        || value instanceof SdkAutoConstructMap<?, ?>;
  }

  static IllegalStateException unknownType(SdkField<?> field) {
    return new IllegalStateException(
        "Expected a type that the protocols know, but there is another (member="
            + field.memberName()
            + " type="
            + field.marshallingType().getTargetClass()
            + ")");
  }
}
