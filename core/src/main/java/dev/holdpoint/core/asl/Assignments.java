package dev.holdpoint.core.asl;

/** Reads the names of variables that a state assigns. */
final class Assignments {
  private static final int MAX_NAME = 80;

  private Assignments() {}

  /** Tells of names that no variable may have. */
  static void check(Fields assign) {
    boolean paths = assign.language() == QueryLanguage.JSONPATH;
    for (String field : assign.names()) {
      String name = paths && field.endsWith(".$") ? field.substring(0, field.length() - 2) : field;
      if (name.equals("states")) {
        assign.problems().schema("The variable name 'states' is reserved", assign.at(field));
      } else if (!isName(name)) {
        assign
            .problems()
            .schema(
                "The variable name '"
                    + name
                    + "' must be a Unicode identifier of at most "
                    + MAX_NAME
                    + " characters",
                assign.at(field));
      }
    }
  }

  /** Whether a variable may be called so: Unicode's rules for identifiers. */
  private static boolean isName(String name) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME) {
      return false;
    }
    int first = name.codePointAt(0);
    return (first == '_' || Character.isUnicodeIdentifierStart(first))
        && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }
}
