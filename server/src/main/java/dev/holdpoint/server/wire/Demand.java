package dev.holdpoint.server.wire;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the model demands of one shape.
 *
 * @param min of a number's value, a text's or a list's length
 * @param sensitive its value is never repeated in an error
 * @param members shape of each member that something is demanded of, with a {@code !} where it must
 *     be there
 * @param items shape of a list's items
 */
record Demand(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Pattern pattern,
    List<String> values,
    boolean sensitive,
    Map<String, String> members,
    @Nullable String items) {

  static Demand of(JsonNode shape) {
    Map<String, String> members = new LinkedHashMap<>();
    shape
        .path("members")
        .properties()
        .forEach(member -> members.put(member.getKey(), member.getValue().asString()));
    JsonNode pattern = shape.get("pattern");
    JsonNode items = shape.get("list");
    return new Demand(
        number(shape.get("min")),
        number(shape.get("max")),
        pattern == null ? null : Pattern.compile(pattern.asString()),
        shape.path("enum").valueStream().map(JsonNode::asString).toList(),
        shape.has("sensitive"),
        members,
        items == null ? null : items.asString());
  }

  private static @Nullable BigDecimal number(@Nullable JsonNode limit) {
    return limit == null ? null : limit.decimalValue();
  }
}
