package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.picture.Integers;
import dev.holdpoint.core.query.jsonata.picture.IsoTime;
import dev.holdpoint.core.query.jsonata.picture.NumberPicture;
import dev.holdpoint.core.query.jsonata.picture.TimeReader;
import dev.holdpoint.core.query.jsonata.picture.Times;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Functions of numbers and times with pictures. */
final class Pictures {
  /** Ours: pictures are taken apart sign by sign, more than once. */
  private static final int MAX_PICTURE = 1_000;

  private Pictures() {}

  private static JsonNode text(Run run, String text) {
    run.write(text.length());
    return Json.text(text);
  }

  private static @Nullable Double finite(Arguments arguments) {
    Double number = arguments.number(0);
    if (number != null && (Double.isInfinite(number) || Double.isNaN(number))) {
      throw new Fault(FaultCode.D1001).with("value", number);
    }
    return number;
  }

  private static String picture(Arguments arguments, int index) {
    String picture = String.valueOf(arguments.string(index));
    if (picture.length() > MAX_PICTURE) {
      throw Fault.saying(
          FaultCode.U1001, "A picture must not be longer than " + MAX_PICTURE + " characters");
    }
    return picture;
  }

  private static @Nullable String findPicture(Arguments arguments, int index) {
    return arguments.string(index) == null ? null : picture(arguments, index);
  }

  static @Nullable JsonNode formatNumber(Run run, Arguments arguments) {
    Double number = finite(arguments);
    return number == null
        ? null
        : text(run, NumberPicture.format(number, picture(arguments, 1), arguments.object(2)));
  }

  static @Nullable JsonNode formatInteger(Run run, Arguments arguments) {
    Double number = finite(arguments);
    return number == null ? null : text(run, Integers.format(number, picture(arguments, 1)));
  }

  static @Nullable JsonNode parseInteger(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.work(text.length());
    double value = Integers.parse(text, picture(arguments, 1));
    return Double.isNaN(value) ? Json.nullNode() : Numerals.node(value);
  }

  static @Nullable JsonNode toMillis(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    if (arguments.string(1) == null) {
      return Numerals.node(IsoTime.millis(text));
    }
    Double millis = TimeReader.read(text, picture(arguments, 1), run.now(), run::matcher);
    return millis == null ? null : Numerals.node(millis);
  }

  static @Nullable JsonNode fromMillis(Run run, Arguments arguments) {
    Double millis = finite(arguments);
    return millis == null
        ? null
        : text(run, Times.format(millis, findPicture(arguments, 1), findPicture(arguments, 2)));
  }

  static JsonNode now(Run run, Arguments arguments) {
    double millis = run.now().toEpochMilli();
    return text(run, Times.format(millis, findPicture(arguments, 0), findPicture(arguments, 1)));
  }

  static JsonNode millis(Run run, Arguments arguments) {
    return Numerals.node(run.now().toEpochMilli());
  }
}
