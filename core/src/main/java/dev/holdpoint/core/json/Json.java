package dev.holdpoint.core.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way JSON is read and written. Trees are treated as immutable once they leave the code
 * that made them.
 */
public final class Json {
  private static final int MAX_DEPTH = 500;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonMapper STRICT =
      MAPPER.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /** The shared mapper, for binding records; thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Reads exactly one JSON value.
   *
   * @throws JacksonException where the text is not one JSON value, or is nested too deeply
   */
  public static JsonNode parse(String text) {
    JsonNode node = MAPPER.readTree(text);
    if (node.isMissingNode()) {
      throw new IllegalJsonException("No content to map due to end-of-input");
    }
    return node;
  }

  /** Reads a payload; a list in it that is only handed on keeps its text: {@link #shown}. */
  public static JsonNode payload(String text) {
    return Verbatim.of(parse(text), text);
  }

  /** A payload as it is shown: compact, but for lists that still are what was sent. */
  public static String shown(JsonNode payload) {
    return Verbatim.text(payload);
  }

  /**
   * The same value, which remembers no text that it was sent as: it is no longer handed on only.
   */
  public static JsonNode plain(JsonNode payload) {
    return payload instanceof Verbatim verbatim ? array().addAll(verbatim) : payload;
  }

  /** Reads exactly one JSON value from UTF-8. */
  public static JsonNode parse(byte[] utf8) {
    JsonNode node = MAPPER.readTree(utf8);
    if (node.isMissingNode()) {
      throw new IllegalJsonException("No content to map due to end-of-input");
    }
    return node;
  }

  /**
   * Reads exactly one JSON value that reads alike everywhere: UTF-8 without a mark before it, and
   * no name twice in one object (RFC 8259, sections 4 and 8.1).
   */
  public static JsonNode parseStrictly(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode node = STRICT.readTree(text);
      if (!node.isMissingNode() && !text.startsWith("\uFEFF")) {
        return node;
      }
    } catch (CharacterCodingException e) {
      throw new IllegalJsonException("Not UTF-8");
    }
    throw new IllegalJsonException("No JSON value");
  }

  /** Whether a text that was written from a tree is nested too deeply to be read again. */
  public static boolean isTooDeep(String written) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '[' || c == '{') {
        depth++;
        if (depth > MAX_DEPTH) {
          return true;
        }
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return false;
  }

  /** Whether the text is exactly one JSON value. */
  public static boolean isJson(String text) {
    try {
      parse(text);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Compact JSON text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Compact JSON in UTF-8. */
  public static byte[] writeBytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Binds a tree to a record. */
  public static <T> T read(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  /** A record as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static JsonNode nullNode() {
    return JsonNodeFactory.instance.nullNode();
  }

  public static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  private static final class IllegalJsonException extends JacksonException {
    IllegalJsonException(String message) {
      super(message);
    }
  }
}
