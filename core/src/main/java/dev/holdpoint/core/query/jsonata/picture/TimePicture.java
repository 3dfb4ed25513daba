package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture of times, such as {@code [Y0001]-[M01]-[D01]}, taken apart. */
final class TimePicture {
  private static final Map<Character, String> DEFAULTS =
      Map.ofEntries(
          Map.entry('Y', "1"),
          Map.entry('M', "1"),
          Map.entry('D', "1"),
          Map.entry('d', "1"),
          Map.entry('F', "n"),
          Map.entry('W', "1"),
          Map.entry('w', "1"),
          Map.entry('X', "1"),
          Map.entry('x', "1"),
          Map.entry('H', "1"),
          Map.entry('h', "1"),
          Map.entry('P', "n"),
          Map.entry('m', "01"),
          Map.entry('s', "01"),
          Map.entry('f', "1"),
          Map.entry('Z', "01:01"),
          Map.entry('z', "01:01"),
          Map.entry('C', "n"),
          Map.entry('E', "n"));

  private final String picture;
  private final List<Component> components = new ArrayList<>();

  private TimePicture(String picture) {
    this.picture = picture;
  }

  static List<Component> of(String picture) {
    TimePicture reader = new TimePicture(picture);
    reader.read();
    return List.copyOf(reader.components);
  }

  private void read() {
    int start = 0;
    int at = 0;
    while (at < picture.length()) {
      if (picture.charAt(at) != '[') {
        at++;
        continue;
      }
      text(start, at);
      if (picture.startsWith("[[", at)) {
        components.add(new Component.Text("["));
        at += 2;
      } else {
        int end = picture.indexOf(']', at);
        if (end < 0) {
          throw new Fault(FaultCode.D3135);
        }
        components.add(marker(picture.substring(at + 1, end).replaceAll("\\s+", "")));
        at = end + 1;
      }
      start = at;
    }
    text(start, at);
  }

  private void text(int from, int end) {
    if (end > from) {
      components.add(new Component.Text(picture.substring(from, end).replace("]]", "]")));
    }
  }

  private static Component.Marker marker(String marker) {
    char letter = marker.isEmpty() ? ' ' : marker.charAt(0);
    int comma = marker.lastIndexOf(',');
    String width = comma < 0 ? "" : marker.substring(comma + 1);
    int dash = width.indexOf('-');
    int min = width(dash < 0 ? width : width.substring(0, dash));
    int max = dash < 0 ? -1 : width(width.substring(dash + 1));
    String form = marker.isEmpty() ? "" : marker.substring(1, comma < 0 ? marker.length() : comma);
    boolean modified = form.length() > 1 && "atco".indexOf(form.charAt(form.length() - 1)) >= 0;
    String modifier = modified ? form.substring(form.length() - 1) : "";
    String first = modified ? form.substring(0, form.length() - 1) : form;
    if (first.isEmpty()) {
      first = DEFAULTS.get(letter);
    }
    if (first == null) {
      throw new Fault(FaultCode.D3132).with("value", String.valueOf(letter));
    }
    IntegerPicture.Letters names = names(first);
    IntegerPicture digits = null;
    if (names == null && "YMDdFWwXxHhmsf".indexOf(letter) >= 0) {
      digits = IntegerPicture.of(modifier.isEmpty() ? first : first + ";" + modifier);
      digits.mandatoryDigits = Math.max(digits.mandatoryDigits, min);
    } else if ("Zz".indexOf(letter) >= 0) {
      digits = IntegerPicture.of(first);
    }
    int cut = "YMD".indexOf(letter) >= 0 && names == null ? cut(digits, max) : -1;
    return new Component.Marker(letter, names, digits, max, cut, modifier.equals("t"));
  }

  private static int cut(@Nullable IntegerPicture digits, int max) {
    if (digits == null) {
      return -1;
    }
    if (max >= 0) {
      digits.mandatoryDigits = max;
      return max;
    }
    int width = digits.mandatoryDigits + digits.optionalDigits;
    return width >= 2 ? width : -1;
  }

  private static IntegerPicture.@Nullable Letters names(String form) {
    if (form.startsWith("n")) {
      return IntegerPicture.Letters.LOWER;
    }
    if (form.startsWith("Nn")) {
      return IntegerPicture.Letters.TITLE;
    }
    return form.startsWith("N") ? IntegerPicture.Letters.UPPER : null;
  }

  private static int width(String width) {
    double value = Integers.leading(width);
    return Double.isNaN(value) ? -1 : (int) Math.min(value, 1_000);
  }
}
