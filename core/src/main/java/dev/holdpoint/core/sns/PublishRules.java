package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a published message must be like. */
final class PublishRules {
  private static final Pattern TYPE = Pattern.compile("String|String\\.Array|Number|Binary");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int LONGEST_NUMBER = 1_000;

  private PublishRules() {}

  static void check(PublishRequest request) {
    if (request.message().isEmpty()) {
      throw SnsError.parameter("Empty message");
    }
    checkSubject(request.subject());
    request.attributes().forEach(PublishRules::checkAttribute);
    if (size(request) > SnsLimits.AWS.messageBytes()) {
      throw SnsError.parameter("Message too long");
    }
    // So that a message without a text for everybody is refused whoever listens.
    textFor("default", request.message(), request.structure());
  }

  private static void checkSubject(@Nullable String subject) {
    if (subject == null) {
      return;
    }
    boolean plain = subject.codePoints().noneMatch(PublishRules::breaksLine);
    if (subject.isEmpty() || !plain || subject.length() >= SnsLimits.AWS.subjectLength()) {
      throw SnsError.parameter("Subject");
    }
  }

  private static boolean breaksLine(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  private static void checkAttribute(String name, MessageAttribute attribute) {
    if (!NAME.matcher(name).matches()) {
      throw value("Invalid message attribute name: " + name);
    }
    if (!TYPE.matcher(attribute.dataType()).matches()) {
      throw value(
          "The message attribute '"
              + name
              + "' has an invalid message attribute type, the set of supported type prefixes is"
              + " Binary, Number, and String.");
    }
    checkValue(name, attribute);
  }

  private static void checkValue(String name, MessageAttribute attribute) {
    String type = attribute.dataType();
    String field = type.equals("Binary") ? "Binary" : "String";
    Object other = type.equals("Binary") ? attribute.stringValue() : attribute.binaryValue();
    boolean empty = valueBytes(attribute) == 0;
    if (empty && other != null) {
      throw value(
          "The message attribute '%s' with type '%s' must use field '%s'."
              .formatted(name, type, field));
    }
    if (empty) {
      throw value(
          "The message attribute '"
              + name
              + "' must contain non-empty message attribute value for message attribute type '"
              + type
              + "'.");
    }
    if (type.equals("Number") && !isNumber(attribute.stringValue())) {
      throw value("Could not cast message attribute '" + name + "' value to number.");
    }
  }

  private static boolean isNumber(@Nullable String text) {
    return text != null && text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
  }

  private static AwsException value(String message) {
    return AwsException.of("ParameterValueInvalid", message);
  }

  /** Bytes of message and attributes. */
  static long size(PublishRequest request) {
    long size = request.message().getBytes(UTF_8).length;
    for (Map.Entry<String, MessageAttribute> one : request.attributes().entrySet()) {
      size += one.getKey().getBytes(UTF_8).length;
      size += one.getValue().dataType().getBytes(UTF_8).length;
      size += valueBytes(one.getValue());
    }
    return size;
  }

  private static int valueBytes(MessageAttribute attribute) {
    byte[] binary = attribute.binaryValue();
    String string = attribute.stringValue();
    if (attribute.dataType().equals("Binary")) {
      return binary == null ? 0 : binary.length;
    }
    return string == null ? 0 : string.getBytes(UTF_8).length;
  }

  /** The text for subscribers of this protocol. */
  static String textFor(String protocol, String message, @Nullable String structure) {
    if (structure == null || structure.isEmpty()) {
      return message;
    }
    if (!structure.equals("json")) {
      throw SnsError.parameter("MessageStructure");
    }
    JsonNode texts = texts(message);
    return texts.path(protocol).asString(texts.path("default").asString(""));
  }

  private static JsonNode texts(String message) {
    JsonNode texts = parse(message);
    if (!texts.isObject() || !texts.path("default").isString()) {
      throw SnsError.parameter("Message Structure - No default entry in JSON message body");
    }
    return texts;
  }

  private static JsonNode parse(String message) {
    try {
      return Json.parse(message);
    } catch (JacksonException e) {
      throw SnsError.parameter("Message Structure - JSON message body failed to parse");
    }
  }
}
