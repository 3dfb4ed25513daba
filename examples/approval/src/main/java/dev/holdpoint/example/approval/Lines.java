package dev.holdpoint.example.approval;

/** Text from outside, made fit for one line of a mail or a page. */
final class Lines {
  private Lines() {}

  /** Without line breaks and other control or direction marks, and not longer than the limit. */
  static String one(String text, int maxLength) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() <= maxLength ? line : line.substring(0, maxLength - 1) + "…";
  }
}
