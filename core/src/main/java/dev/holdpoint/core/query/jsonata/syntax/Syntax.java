package dev.holdpoint.core.query.jsonata.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of syntax. The parser makes it, {@link Refinement} works on it; afterwards it is only
 * read.
 */
public final class Syntax {
  Kind kind;
  final int position;
  String text;
  @Nullable JsonNode literal;
  @Nullable Pattern regex;
  @Nullable Syntax lhs;
  @Nullable Syntax rhs;
  @Nullable Syntax third;

  /** Elements, arguments, steps, pairs, terms: what the kind has many of. */
  List<Syntax> parts = new ArrayList<>();

  @Nullable String signature;
  boolean descending;
  boolean thunk;
  boolean keepArray;
  boolean keepSingletonArray;
  boolean consArray;
  boolean tuple;
  @Nullable String focus;
  @Nullable String index;
  @Nullable Slot slot;
  @Nullable Slot ancestor;
  @Nullable List<Slot> seekingParent;
  @Nullable List<Syntax> predicates;
  @Nullable List<Syntax> stages;
  @Nullable Syntax group;

  Syntax(Kind kind, String text, int position) {
    this.kind = kind;
    this.text = text;
    this.position = position;
  }

  /** The place to which a parent operator's object is bound. */
  static final class Slot {
    String label;
    int level = 1;

    Slot(String label) {
      this.label = label;
    }
  }

  public Kind kind() {
    return kind;
  }

  public int position() {
    return position;
  }

  /** A name, an operator's sign. */
  public String text() {
    return text;
  }

  public @Nullable JsonNode literal() {
    return literal;
  }

  public @Nullable Pattern regex() {
    return regex;
  }

  public @Nullable Syntax lhs() {
    return lhs;
  }

  public @Nullable Syntax rhs() {
    return rhs;
  }

  /** A condition's other branch, a transform's deletions. */
  public @Nullable Syntax third() {
    return third;
  }

  public List<Syntax> parts() {
    return parts;
  }

  public @Nullable String signature() {
    return signature;
  }

  public boolean isDescending() {
    return descending;
  }

  public boolean isThunk() {
    return thunk;
  }

  public boolean keepsArray() {
    return keepArray;
  }

  public boolean keepsSingletonArray() {
    return keepSingletonArray;
  }

  public boolean isConsArray() {
    return consArray;
  }

  public boolean isTuple() {
    return tuple;
  }

  public @Nullable String focus() {
    return focus;
  }

  public @Nullable String index() {
    return index;
  }

  /** The name under which a parent operator finds its object. */
  public @Nullable String slotLabel() {
    return slot == null ? null : slot.label;
  }

  /** The name under which a step leaves its context to a parent operator. */
  public @Nullable String ancestorLabel() {
    return ancestor == null ? null : ancestor.label;
  }

  public List<Syntax> predicates() {
    return predicates == null ? List.of() : predicates;
  }

  public List<Syntax> stages() {
    return stages == null ? List.of() : stages;
  }

  public @Nullable Syntax group() {
    return group;
  }
}
