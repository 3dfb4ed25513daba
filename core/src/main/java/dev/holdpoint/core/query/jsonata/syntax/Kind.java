package dev.holdpoint.core.query.jsonata.syntax;

/** What a piece of syntax is. */
public enum Kind {
  NAME,
  VARIABLE,
  STRING,
  NUMBER,
  VALUE,
  REGEX,
  OPERATOR,
  END,
  BINARY,
  NEGATION,
  ARRAY,
  OBJECT,
  BLOCK,
  FUNCTION,
  PARTIAL,
  LAMBDA,
  CONDITION,
  TRANSFORM,
  WILDCARD,
  DESCENDANT,
  PARENT,
  PATH,
  BIND,
  APPLY,
  SORT,
  FILTER,
  INDEX,
  GROUP,
  TERM,
  PAIR;

  /** The word for it in messages. */
  String word() {
    return switch (this) {
      case NEGATION, ARRAY, OBJECT -> "unary";
      default -> name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
