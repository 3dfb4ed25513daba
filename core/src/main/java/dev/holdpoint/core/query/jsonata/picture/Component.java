package dev.holdpoint.core.query.jsonata.picture;

import org.jspecify.annotations.Nullable;

/** A part of a picture of times: a text that stays, or a component such as the month. */
sealed interface Component {
  record Text(String text) implements Component {}

  /**
   * @param letter which component: Y, M, D, H …
   * @param names how its name is written, null where it is a number
   * @param digits how its number is written, null where it is a name
   * @param maxWidth how long a name may be, or -1
   * @param yearDigits to how many digits it is cut, or -1
   * @param zulu whether UTC is written as a Z
   */
  record Marker(
      char letter,
      IntegerPicture.@Nullable Letters names,
      @Nullable IntegerPicture digits,
      int maxWidth,
      int yearDigits,
      boolean zulu)
      implements Component {
    boolean is(String letters) {
      return letters.indexOf(letter) >= 0;
    }
  }
}
