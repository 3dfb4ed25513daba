package dev.holdpoint.server.wire;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** The SDK's shapes as the XML of the Query protocol. What nobody set is left out. */
final class XmlWriter {
  private final QueryNames names;
  private final StringBuilder out = new StringBuilder(512);

  XmlWriter(QueryNames names) {
    this.names = names;
  }

  XmlWriter open(String element) {
    out.append('<').append(element).append('>');
    return this;
  }

  /** The outermost element. */
  XmlWriter open(String element, String namespace) {
    return open(element + " xmlns=\"" + namespace + "\"");
  }

  XmlWriter close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  XmlWriter leaf(String element, String text) {
    open(element);
    escape(text);
    return close(element);
  }

  /** The members of a structure, without an element around them. */
  XmlWriter members(SdkPojo shape) {
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      if (!Shapes.isAbsent(value)) {
        element(names.nameOf(field), value, field);
      }
    }
    return this;
  }

  private void element(String name, Object value, SdkField<?> field) {
    switch (value) {
      case SdkPojo shape -> open(name).members(shape).close(name);
      case List<?> items -> list(name, items, field.getRequiredTrait(ListTrait.class));
      case Map<?, ?> map -> map(name, map, field);
      default -> leaf(name, text(value, field));
    }
  }

  private void list(String name, List<?> items, ListTrait trait) {
    SdkField<?> member = trait.memberFieldInfo();
    if (trait.isFlattened()) {
      items.forEach(item -> element(name, item, member));
      return;
    }
    String itemName = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
    open(name);
    items.forEach(item -> element(itemName, item, member));
    close(name);
  }

  private void map(String name, Map<?, ?> map, SdkField<?> field) {
    if (field.getRequiredTrait(MapTrait.class).isFlattened()) {
      entries(name, map, field);
    } else {
      open(name);
      entries("entry", map, field);
      close(name);
    }
  }

  private void entries(String name, Map<?, ?> map, SdkField<?> field) {
    SdkField<?> valueField = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    map.forEach((key, value) -> {
      open(name).leaf(names.keyName(field), key.toString());
      element(names.valueName(field), value, valueField);
      close(name);
    });
  }

  /** A single value, as XML and headers carry it. */
  static String text(Object value, SdkField<?> field) {
    return switch (value) {
      case Instant instant -> Timestamps.text(instant, Timestamps.format(field, Format.ISO_8601));
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      default -> value.toString();
    };
  }

  /**
   * A carriage return would be read back as a line feed if it stood there as it is; what XML cannot
   * carry in any form would make the whole document unreadable.
   */
  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        default -> out.append(isCarried(c) ? c : '\uFFFD');
      }
    }
  }

  private static boolean isCarried(char c) {
    return (c >= ' ' && c < '\uFFFE') || c == '\t' || c == '\n';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
