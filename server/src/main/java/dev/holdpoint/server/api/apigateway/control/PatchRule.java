package dev.holdpoint.server.api.apigateway.control;

import java.util.Set;

/**
 * What a patch may change.
 *
 * @param path of the member; what is in it has one more part
 * @param shape what the member is
 * @param type of its value, or of its entries' values
 */
record PatchRule(String path, Shape shape, Type type) {
  private static final Set<String> REPLACE = Set.of("replace");
  private static final Set<String> ALL = Set.of("add", "replace", "remove");
  private static final Set<String> MEMBERS = Set.of("add", "remove");

  /** How a member is changed. */
  enum Shape {
    /** As a whole. */
    WHOLE,
    /** As a whole, or taken away. */
    OPTIONAL,
    /** A map, whose entries the path names. */
    ENTRIES,
    /** A list, whose items the path names. */
    ITEMS,
    /** A list, whose items the value names. */
    VALUES
  }

  /** What a value's text stands for. */
  enum Type {
    TEXT,
    FLAG,
    NUMBER
  }

  static PatchRule text(String path) {
    return new PatchRule(path, Shape.WHOLE, Type.TEXT);
  }

  static PatchRule flag(String path) {
    return new PatchRule(path, Shape.WHOLE, Type.FLAG);
  }

  static PatchRule number(String path) {
    return new PatchRule(path, Shape.WHOLE, Type.NUMBER);
  }

  static PatchRule optional(String path) {
    return new PatchRule(path, Shape.OPTIONAL, Type.TEXT);
  }

  static PatchRule entries(String path) {
    return new PatchRule(path, Shape.ENTRIES, Type.TEXT);
  }

  static PatchRule flags(String path) {
    return new PatchRule(path, Shape.ENTRIES, Type.FLAG);
  }

  static PatchRule items(String path) {
    return new PatchRule(path, Shape.ITEMS, Type.TEXT);
  }

  static PatchRule values(String path) {
    return new PatchRule(path, Shape.VALUES, Type.TEXT);
  }

  Set<String> operations() {
    return switch (shape) {
      case WHOLE -> REPLACE;
      case OPTIONAL, ENTRIES, ITEMS -> ALL;
      case VALUES -> MEMBERS;
    };
  }

  /** As AWS lists it. */
  String shown() {
    return switch (shape) {
      case WHOLE, OPTIONAL, VALUES -> path;
      case ENTRIES, ITEMS -> path + "/{name}";
    };
  }

  boolean covers(String given) {
    return switch (shape) {
      case WHOLE, OPTIONAL, VALUES -> given.equals(path);
      case ENTRIES, ITEMS ->
          given.startsWith(path + "/") && given.indexOf('/', path.length() + 1) < 0;
    };
  }
}
