package dev.holdpoint.core.query;

import java.util.function.Supplier;

/**
 * A text that can be looked at only so often: what bounds a regular expression, whose matching may
 * take a time that grows with every character. Of one thread.
 */
public final class CountedText implements CharSequence {
  private final String text;
  private final Supplier<? extends RuntimeException> refusal;
  private long left;

  /**
   * A text with as many looks as there are.
   *
   * @param looks at a text of no length
   * @param looksPerCharacter besides, for each of its characters
   * @param refusal is thrown by the first look too many
   */
  public CountedText(
      String text, int looks, int looksPerCharacter, Supplier<? extends RuntimeException> refusal) {
    this.text = text;
    this.refusal = refusal;
    this.left = looks + (long) looksPerCharacter * text.length();
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (left-- == 0) {
      throw refusal.get();
    }
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
