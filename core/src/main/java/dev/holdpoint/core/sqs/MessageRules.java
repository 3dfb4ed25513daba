package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message must be like to be sent. */
final class MessageRules {
  static final String TRACE_HEADER = "AWSTraceHeader";
  private static final int MOST_ATTRIBUTES = 10;
  private static final int MOST_DELAY = 900;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..*)?");
  private static final int NAME_LENGTH = 256;

  private MessageRules() {}

  static void check(Queue queue, SendRequest request) {
    if (request.body().isEmpty()) {
      throw SqsError.missing("MessageBody");
    }
    checkText(request.body(), "message body");
    checkDelay(request.delaySeconds());
    FifoRules.check(queue, request);
    checkAttributes(request.attributes());
    checkSystem(request.systemAttributes());
    int most = queue.attributes().maximumMessageSize();
    if (size(request) > most) {
      throw SqsError.parameter(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + most
              + " bytes.");
    }
  }

  /** Bytes of body and attributes. */
  static long size(SendRequest request) {
    long size = request.body().getBytes(UTF_8).length;
    for (var attribute : request.attributes().entrySet()) {
      size += attribute.getKey().getBytes(UTF_8).length;
      size += attribute.getValue().dataType().getBytes(UTF_8).length;
      size += Md5.value(attribute.getValue()).length;
    }
    return size;
  }

  private static void checkText(String text, String where) {
    int bad = text.codePoints().filter(c -> !allowed(c)).findFirst().orElse(-1);
    if (bad >= 0) {
      throw SqsError.invalidContents(
          "Invalid binary character '#x"
              + Integer.toHexString(bad).toUpperCase(Locale.ROOT)
              + "' was found in the "
              + where
              + ", the set of allowed characters is #x9 | #xA | #xD | [#x20-#xD7FF] |"
              + " [#xE000-#xFFFD] | [#x10000-#x10FFFF]");
    }
  }

  private static boolean allowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static void checkDelay(@Nullable Integer seconds) {
    if (seconds != null && (seconds < 0 || seconds > MOST_DELAY)) {
      throw SqsError.parameter(
          seconds, AttributeRule.DELAY, "DelaySeconds must be >= 0 and <= 900.");
    }
  }

  private static void checkSystem(Map<String, MessageAttribute> attributes) {
    for (var attribute : attributes.entrySet()) {
      if (!attribute.getKey().equals(TRACE_HEADER)) {
        throw SqsError.parameter(
            "Message system attribute name '" + attribute.getKey() + "' is invalid.");
      }
      checkValue(attribute.getKey(), attribute.getValue(), "message system attribute");
    }
  }

  private static void checkAttributes(Map<String, MessageAttribute> attributes) {
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw SqsError.parameter(
          "Number of message attributes ["
              + attributes.size()
              + "] exceeds the allowed maximum [10].");
    }
    for (var attribute : attributes.entrySet()) {
      checkName(attribute.getKey());
      checkValue(attribute.getKey(), attribute.getValue(), "message attribute");
    }
  }

  private static void checkName(String name) {
    if (name.length() > NAME_LENGTH || !NAME.matcher(name).matches() || reserved(name)) {
      throw SqsError.parameter(
          "Message attribute name '"
              + name
              + "' is invalid: it can contain the characters A-Z, a-z, 0-9, underscore, hyphen and"
              + " period, must not start or end with a period or have periods in succession, must"
              + " not start with AWS. or Amazon. and must be at most 256 characters long.");
    }
  }

  private static boolean reserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("aws.") || lower.startsWith("amazon.");
  }

  private static void checkValue(String name, MessageAttribute attribute, String what) {
    String type = attribute.dataType();
    if (type.isEmpty()) {
      throw SqsError.parameter(
          "The " + what + " '" + name + "' must contain a non-empty " + what + " type.");
    }
    if (type.length() > NAME_LENGTH || !TYPE.matcher(type).matches()) {
      throw SqsError.parameter(
          "The "
              + what
              + " '"
              + name
              + "' has an invalid "
              + what
              + " type, the set of supported type prefixes is Binary, Number, and String.");
    }
    if (Md5.value(attribute).length == 0) {
      throw SqsError.parameter(
          "The %1$s '%2$s' must contain a non-empty %1$s value for %1$s type '%3$s'."
              .formatted(what, name, type));
    }
    checkTyped(name, attribute, what);
  }

  private static void checkTyped(String name, MessageAttribute attribute, String what) {
    String string = attribute.stringValue();
    if (attribute.isBinary() || string == null) {
      return;
    }
    checkText(string, what + " '" + name + "'");
    if (attribute.dataType().startsWith("Number") && !isNumber(string)) {
      throw SqsError.parameter("Can't cast the value of " + what + " '" + name + "' to a number.");
    }
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
