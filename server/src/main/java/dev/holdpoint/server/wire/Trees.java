package dev.holdpoint.server.wire;

import dev.holdpoint.core.json.Json;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SDK's shapes as JSON trees, by the names under which their members travel; for services whose
 * rules are about documents rather than about single members.
 */
public final class Trees {
  private Trees() {}

  /** A shape with all its members, wherever they travel. What nobody set is left out. */
  public static ObjectNode of(SdkPojo shape) {
    ObjectNode tree = (ObjectNode) Json.parse(JsonWriter.write(shape));
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      if (field.location() != MarshallLocation.PAYLOAD && !Shapes.isAbsent(value)) {
        tree.set(field.locationName(), Json.tree(value));
      }
    }
    return tree;
  }

  /** A shape from its tree; members that it does not have are passed over. */
  public static <T> T read(ObjectNode tree, Supplier<? extends SdkBuilder<?, T>> builder) {
    SdkBuilder<?, T> filled = builder.get();
    JsonReader.readObject(tree, (SdkPojo) filled);
    return filled.build();
  }

  /** An action that works on trees. */
  @FunctionalInterface
  public interface TreeAction {
    ObjectNode handle(ObjectNode request);
  }

  /** The action with its shapes. */
  public static <I extends SdkPojo, O extends SdkPojo> Action<I, O> action(
      Supplier<? extends SdkBuilder<?, O>> response, TreeAction action) {
    return (request, _) -> read(action.handle(of(request)), response);
  }
}
