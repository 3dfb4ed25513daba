package dev.holdpoint.app.stack.calls;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Which properties a resource keeps for life: who changes one gets another resource. They are what
 * AWS's schemas of the types call {@code createOnlyProperties}, written down in {@code fixed.json}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">AWS:
 *     Resource type schema</a>
 */
final class FixedProperties {
  private static final String CUSTOM = "AWS::CloudFormation::CustomResource";
  private static final JsonNode BY_TYPE = read();

  private FixedProperties() {}

  static boolean contains(String type, String property) {
    return BY_TYPE
        .path(type.startsWith("Custom::") ? CUSTOM : type)
        .valueStream()
        .anyMatch(one -> one.asString().equals(property));
  }

  private static JsonNode read() {
    try (InputStream in = FixedProperties.class.getResourceAsStream("fixed.json")) {
      return Json.parse(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
