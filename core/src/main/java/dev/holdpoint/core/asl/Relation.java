package dev.holdpoint.core.asl;

/** How two values must stand to each other. */
enum Relation {
  EQUALS("Equals"),
  LESS_THAN("LessThan"),
  GREATER_THAN("GreaterThan"),
  LESS_THAN_EQUALS("LessThanEquals"),
  GREATER_THAN_EQUALS("GreaterThanEquals");

  private final String word;

  Relation(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean holds(int order) {
    return switch (this) {
      case EQUALS -> order == 0;
      case LESS_THAN -> order < 0;
      case GREATER_THAN -> order > 0;
      case LESS_THAN_EQUALS -> order <= 0;
      case GREATER_THAN_EQUALS -> order >= 0;
    };
  }
}
