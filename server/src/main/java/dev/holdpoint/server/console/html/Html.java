package dev.holdpoint.server.console.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A piece of a page. */
public sealed interface Html {
  /** Text, whatever it holds. */
  record Text(String text) implements Html {}

  /** Pieces one after another. */
  record Many(List<Html> parts) implements Html {
    public Many {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An element.
   *
   * @param attributes sorted, so that the same page is always the same text
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
    public Element {
      children = List.copyOf(children);
    }

    /** The same with one more attribute, or another value for it. */
    public Element with(String attribute, String value) {
      Map<String, String> all = new TreeMap<>(attributes);
      all.put(attribute, value);
      return new Element(name, all, children);
    }

    public Element css(String classes) {
      return with("class", classes);
    }
  }

  static Html text(String text) {
    return new Text(text);
  }

  /** An element of that name around these. */
  static Element of(String name, Html... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  /** An element of that name around a text. */
  static Element of(String name, String text) {
    return of(name, text(text));
  }

  static Html many(List<? extends Html> parts) {
    return new Many(List.copyOf(parts));
  }

  static Html many(Html... parts) {
    return new Many(List.of(parts));
  }

  static Html nothing() {
    return new Many(List.of());
  }

  static Element link(String href, String text) {
    return of("a", text).with("href", href);
  }

  /** The pieces with this one between each two. */
  static Html joined(List<? extends Html> parts, String between) {
    List<Html> all = new ArrayList<>();
    for (Html part : parts) {
      if (!all.isEmpty()) {
        all.add(text(between));
      }
      all.add(part);
    }
    return many(all);
  }
}
