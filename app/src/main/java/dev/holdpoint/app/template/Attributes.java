package dev.holdpoint.app.template;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of the resources made so far. */
public interface Attributes {
  /** Knows no resource: for what must be computed before any is made. */
  Attributes NONE =
      new Attributes() {
        @Override
        public @Nullable JsonNode ref(String logicalId) {
          return null;
        }

        @Override
        public @Nullable JsonNode attribute(String logicalId, String name) {
          return null;
        }

        @Override
        public @Nullable JsonNode imported(String export) {
          return null;
        }
      };

  /** What {@code Ref} gives, or null where there is no such resource. */
  @Nullable JsonNode ref(String logicalId);

  /** What {@code Fn::GetAtt} gives, or null where there is no such resource or attribute. */
  @Nullable JsonNode attribute(String logicalId, String name);

  /** What {@code Fn::ImportValue} gives, or null where no stack exports such a value. */
  @Nullable JsonNode imported(String export);
}
