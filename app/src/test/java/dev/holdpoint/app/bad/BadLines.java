package dev.holdpoint.app.bad;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of bad inputs, one a line; {@code «x*9»} stands for nine x, {@code «Q»} for a queue. */
final class BadLines {
  private static final String ACCOUNT = "us-east-1:000000000000:";
  private static final Map<String, String> NAMES =
      Map.of(
          "DEF",
          "{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Pass\\\",\\\"End\\\":true}}}",
          "ROLE",
          "arn:aws:iam::000000000000:role/r",
          "M",
          "arn:aws:states:" + ACCOUNT + "stateMachine:m",
          "Q",
          "http://localhost/000000000000/q",
          "T",
          "arn:aws:sns:" + ACCOUNT + "t");
  private static final Pattern PLACE = Pattern.compile("«([^»]*)»");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|x(\\p{XDigit}{2})|(.))");

  private BadLines() {}

  static List<String> of(String name) throws IOException {
    try (InputStream in = BadLines.class.getResourceAsStream("/bad/" + name + ".txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }

  static String filled(String line) {
    return PLACE
        .matcher(line)
        .replaceAll(place -> Matcher.quoteReplacement(meaning(place.group(1))));
  }

  private static String meaning(String place) {
    int star = place.lastIndexOf('*');
    String named = NAMES.get(place);
    return named != null
        ? named
        : place.substring(0, star).repeat(Integer.parseInt(place.substring(star + 1)));
  }

  /** A filled line with its escapes as bytes. */
  static byte[] bytes(String filled) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher escape = ESCAPE.matcher(filled);
    int from = 0;
    while (escape.find()) {
      bytes.writeBytes(filled.substring(from, escape.start()).getBytes(UTF_8));
      bytes.writeBytes(escaped(escape));
      from = escape.end();
    }
    bytes.writeBytes(filled.substring(from).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] escaped(Matcher escape) {
    if (escape.group(1) != null) {
      return Character.toString(Integer.parseInt(escape.group(1), 16)).getBytes(UTF_8);
    }
    if (escape.group(2) != null) {
      return new byte[] {(byte) Integer.parseInt(escape.group(2), 16)};
    }
    return switch (escape.group(3)) {
      case "r" -> new byte[] {'\r'};
      case "n" -> new byte[] {'\n'};
      case "t" -> new byte[] {'\t'};
      case "\\" -> new byte[] {'\\'};
      default -> throw new IllegalArgumentException("No escape: " + escape.group());
    };
  }
}
