package dev.holdpoint.core.query.jsonata.eval;

/** A text for the regular expressions, which look at it without end where one is badly written. */
record CountedText(String text, Run run) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    run.work(1);
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
