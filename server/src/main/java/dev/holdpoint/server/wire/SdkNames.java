package dev.holdpoint.server.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Members by the names that a state machine uses: those of the AWS SDK for Java, in PascalCase.
 * {@code taskToken} is {@code TaskToken}; {@code MD5OfBody} is {@code Md5OfBody} in version 2.
 */
public final class SdkNames {
  private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern LOWER_VERSION = Pattern.compile("([^a-z]{2,})v([0-9]+)");
  private static final Pattern UPPER_VERSION = Pattern.compile("([^A-Z]{2,})V([0-9]+)");
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=[a-z])(?=[A-Z]([a-zA-Z]|[0-9]))");
  private static final Pattern AFTER_ACRONYM = Pattern.compile("([A-Z]+)([A-Z][a-z])");
  private static final Pattern AFTER_NUMBER = Pattern.compile("([0-9])([a-zA-Z])");

  private static final ConcurrentMap<Shape, Map<String, SdkField<?>>> FIELDS =
      new ConcurrentHashMap<>();

  private record Shape(Class<?> type, SdkStyle style) {}

  private SdkNames() {}

  /** A shape's members, in their order. */
  static Map<String, SdkField<?>> fields(SdkPojo shape, SdkStyle style) {
    return FIELDS.computeIfAbsent(new Shape(shape.getClass(), style), _ -> byName(shape, style));
  }

  private static Map<String, SdkField<?>> byName(SdkPojo shape, SdkStyle style) {
    Map<String, SdkField<?>> fields = new LinkedHashMap<>();
    shape.sdkFields().forEach(field -> fields.put(of(field.memberName(), style), field));
    return fields;
  }

  /** A member by the name that a state machine uses. */
  public static String of(String member, SdkStyle style) {
    return switch (style) {
      // Version 2 has renamed one member, of DynamoDB's values.
      case V1 ->
          member.equals("NUL")
              ? "NULL"
              : member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
      case V2 -> words(member);
      case WIRE -> member;
    };
  }

  /** Splits into words as the SDK's generator does, and capitalizes each. */
  private static String words(String member) {
    String words = NO_LETTER.matcher(member).replaceAll(" ");
    words = LOWER_VERSION.matcher(words).replaceAll("$1 v$2 ");
    words = UPPER_VERSION.matcher(words).replaceAll("$1 V$2 ");
    words = BETWEEN_WORDS.matcher(words).replaceAll(" ");
    words = AFTER_ACRONYM.matcher(words).replaceAll("$1 $2");
    words = AFTER_NUMBER.matcher(words).replaceAll("$1 $2");
    StringBuilder name = new StringBuilder();
    for (String word : words.trim().split(" +")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
