package dev.holdpoint.core.iam;

import dev.holdpoint.core.engine.Ids;

/**
 * The ids that AWS gives to roles and policies: four letters that tell the kind, then seventeen.
 */
final class IamIds {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 17;

  private IamIds() {}

  static String role(Ids ids) {
    return of("AROA", ids);
  }

  static String policy(Ids ids) {
    return of("ANPA", ids);
  }

  private static String of(String kind, Ids ids) {
    StringBuilder id = new StringBuilder(kind);
    long left = ids.next();
    // Twelve letters hold the number; chance fills the rest.
    for (int i = 0; i < LENGTH; i++) {
      int letter = i < 12 ? (int) (left >>> (5 * i)) & 31 : (int) (ids.nextDouble() * 32);
      id.append(LETTERS.charAt(letter));
    }
    return id.toString();
  }
}
