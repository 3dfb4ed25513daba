package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one component of a time. */
final class ComponentReader {
  private ComponentReader() {}

  static String regex(Component.Marker marker) {
    IntegerPicture digits = marker.digits();
    if (marker.is("Zz") && digits != null) {
      String minutes =
          digits.regular > 0
              ? Pattern.quote(digits.separators.getFirst().character()) + "[0-9]+"
              : "";
      return (marker.is("z") ? "GMT" : "") + "[-+][0-9]+" + minutes;
    }
    if (digits == null) {
      if (!marker.is("MxFP")) {
        throw new Fault(FaultCode.D3133).with("value", String.valueOf(marker.letter()));
      }
      return "[a-zA-Z]+";
    }
    return switch (digits.primary) {
      case LETTERS -> digits.upper() ? "[A-Z]+" : "[a-z]+";
      case ROMAN -> digits.upper() ? "[MDCLXVI]+" : "[mdclxvi]+";
      case WORDS -> "(?:" + String.join("|", Words.known()) + "|and|[\\-, ])+";
      case DECIMAL ->
          "[0-9]" + occurrences(marker, digits) + (digits.ordinal ? "(?:th|st|nd|rd)" : "");
    };
  }

  private static String occurrences(Component.Marker marker, IntegerPicture digits) {
    int width = marker.yearDigits();
    if (width <= 0) {
      return "+";
    }
    int least = Math.max(0, width - digits.optionalDigits);
    return digits.optionalDigits == 0 ? "{" + width + "}" : "{" + least + "," + width + "}";
  }

  static double value(Component.Marker marker, String text) {
    if (marker.is("Zz")) {
      return offset(marker, text);
    }
    if (marker.digits() != null) {
      return Integers.parse(text, marker.digits());
    }
    if (marker.is("P")) {
      return text.equalsIgnoreCase("pm") ? 1 : 0;
    }
    return name(marker.is("F") ? Times.DAYS.subList(1, 8) : Times.MONTHS, marker, text);
  }

  private static double name(List<String> names, Component.Marker marker, String text) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean cut = marker.maxWidth() > 0 && name.length() > marker.maxWidth();
      if ((cut ? name.substring(0, marker.maxWidth()) : name).equals(text)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Minutes from UTC. */
  private static double offset(Component.Marker marker, String text) {
    String offset = marker.is("z") ? text.substring(3) : text;
    IntegerPicture digits = marker.digits();
    double hours;
    double minutes = 0;
    if (digits != null && digits.regular > 0) {
      int at = offset.indexOf(digits.separators.getFirst().character());
      hours = Integers.leading(offset.substring(0, at));
      minutes = Integers.leading(offset.substring(at + 1));
    } else if (offset.length() <= 3) {
      hours = Integers.leading(offset);
    } else {
      hours = Integers.leading(offset.substring(0, 3));
      minutes = Integers.leading(offset.substring(3));
    }
    return hours * 60 + minutes;
  }
}
