package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times in ISO 8601, of which all but the year may be missing. */
public final class IsoTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?"
              + "(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(?:\\.(\\d{1,30}))?"
              + "(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?");

  private IsoTime() {}

  /** The milliseconds since 1970 that a text means. */
  public static double millis(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new Fault(FaultCode.D3110).with("value", text);
    }
    try {
      LocalDateTime date =
          LocalDateTime.of(
              part(matcher, 1, 0),
              part(matcher, 2, 1),
              part(matcher, 3, 1),
              part(matcher, 4, 0),
              part(matcher, 5, 0),
              part(matcher, 6, 0));
      String fraction = matcher.group(7);
      int millis = fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
      return date.toEpochSecond(ZoneOffset.UTC) * 1000.0 + millis - offset(matcher);
    } catch (DateTimeException e) {
      throw new Fault(FaultCode.D3110).with("value", text);
    }
  }

  private static double offset(Matcher matcher) {
    double minutes = part(matcher, 9, 0) * 60.0 + part(matcher, 10, 0);
    return ("-".equals(matcher.group(8)) ? -minutes : minutes) * 60_000;
  }

  private static int part(Matcher matcher, int group, int missing) {
    @Nullable String text = matcher.group(group);
    return text == null ? missing : Integer.parseInt(text);
  }
}
