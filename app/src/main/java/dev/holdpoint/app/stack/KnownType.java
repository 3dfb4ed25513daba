package dev.holdpoint.app.stack;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of resource that templates may name, wherever its resources live. */
public sealed interface KnownType permits ResourceType, OutsideType {
  /** CloudFormation's name, such as {@code AWS::SQS::Queue}. */
  String name();

  /** The properties that have their meaning here. */
  Set<String> properties();

  /** Properties that change nothing for a program that runs here; they are accepted. */
  default Set<String> ignored() {
    return Set.of();
  }

  /** Whether a resource may have the property. */
  default boolean knows(String property) {
    return properties().contains(property) || ignored().contains(property);
  }

  /** The property that gives the resource its name, or null where the type has none. */
  default @Nullable String nameProperty() {
    return null;
  }

  /** Whether a given name can be one stack's only. */
  default boolean ownsName() {
    return nameProperty() != null;
  }

  /** The longest name. */
  default int nameLength() {
    return 64;
  }
}
