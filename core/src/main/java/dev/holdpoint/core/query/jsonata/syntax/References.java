package dev.holdpoint.core.query.jsonata.syntax;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which variables an expression takes from outside, and which of their fields. */
public final class References {
  private final Map<String, Set<String>> found = new TreeMap<>();

  private References() {}

  /**
   * The free variables, each with the names of the first steps into it; an empty name stands for
   * the whole of it.
   */
  public static Map<String, Set<String>> of(Syntax syntax) {
    References references = new References();
    references.walk(syntax, new HashSet<>());
    return references.found;
  }

  private void walk(@Nullable Syntax syntax, Set<String> bound) {
    if (syntax == null) {
      return;
    }
    switch (syntax.kind) {
      case VARIABLE -> refer(syntax, "", bound);
      case BIND -> {
        walk(syntax.rhs, bound);
        if (syntax.lhs != null) {
          bound.add(syntax.lhs.text);
        }
      }
      case BLOCK -> walkParts(syntax, new HashSet<>(bound));
      case LAMBDA -> {
        Set<String> inner = new HashSet<>(bound);
        syntax.parts.forEach(parameter -> inner.add(parameter.text));
        walk(syntax.rhs, inner);
      }
      case PATH -> path(syntax, new HashSet<>(bound));
      default -> walkParts(syntax, bound);
    }
    if (syntax.kind != Kind.PATH) {
      attached(syntax, bound);
    }
  }

  private void walkParts(Syntax syntax, Set<String> bound) {
    walk(syntax.lhs, bound);
    walk(syntax.rhs, bound);
    walk(syntax.third, bound);
    syntax.parts.forEach(part -> walk(part, bound));
  }

  private void attached(Syntax syntax, Set<String> bound) {
    syntax.predicates().forEach(predicate -> walk(predicate, bound));
    syntax.stages().forEach(stage -> walk(stage, bound));
    walk(syntax.group, bound);
  }

  private void path(Syntax path, Set<String> bound) {
    for (int i = 0; i < path.parts.size(); i++) {
      Syntax step = path.parts.get(i);
      Syntax next = i + 1 < path.parts.size() ? path.parts.get(i + 1) : null;
      if (step.kind == Kind.VARIABLE && next != null && next.kind == Kind.NAME) {
        refer(step, next.text, bound);
        attached(step, bound);
      } else {
        walk(step, bound);
      }
      if (step.focus != null) {
        bound.add(step.focus);
      }
      if (step.index != null) {
        bound.add(step.index);
      }
      step.stages().stream()
          .filter(stage -> stage.kind == Kind.INDEX)
          .forEach(stage -> bound.add(stage.text));
    }
    walk(path.group, bound);
  }

  private void refer(Syntax variable, String field, Set<String> bound) {
    if (!bound.contains(variable.text)) {
      found.computeIfAbsent(variable.text, _ -> new TreeSet<>()).add(field);
    }
  }
}
