package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as {@code application/x-www-form-urlencoded}; members of members stand in brackets. */
enum FormEncoding {
  /** {@code array[0]=a&array[1]=b}. */
  INDICES {
    @Override
    void array(String key, JsonNode items, List<String> out) {
      for (int i = 0; i < items.size(); i++) {
        add(key + "[" + i + "]", items.get(i), out);
      }
    }
  },
  /** {@code array=a&array=b}. */
  REPEAT {
    @Override
    void array(String key, JsonNode items, List<String> out) {
      items.forEach(item -> add(key, item, out));
    }
  },
  /** {@code array=a,b}. */
  COMMAS {
    @Override
    void array(String key, JsonNode items, List<String> out) {
      out.add(pair(key, items.valueStream().map(FormEncoding::text).collect(joined())));
    }
  },
  /** {@code array[]=a&array[]=b}. */
  BRACKETS {
    @Override
    void array(String key, JsonNode items, List<String> out) {
      items.forEach(item -> add(key + "[]", item, out));
    }
  };

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }

  /** The whole form. */
  String encode(JsonNode object) {
    List<String> out = new ArrayList<>();
    object.properties().forEach(member -> add(member.getKey(), member.getValue(), out));
    return String.join("&", out);
  }

  abstract void array(String key, JsonNode items, List<String> out);

  void add(String key, JsonNode value, List<String> out) {
    if (value.isArray()) {
      array(key, value, out);
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(member -> add(key + "[" + member.getKey() + "]", member.getValue(), out));
    } else {
      out.add(pair(key, text(value)));
    }
  }

  /** A name and its value, each escaped. */
  static String pair(String key, String value) {
    return escape(key) + "=" + escape(value);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A value as text: JSON's own where it is neither a text nor null. */
  static String text(JsonNode value) {
    return switch (value) {
      case JsonNode none when none.isNull() -> "";
      case JsonNode text when text.isString() -> text.stringValue();
      default -> Json.write(value);
    };
  }
}
