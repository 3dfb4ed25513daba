package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Writes a document of S3's. */
final class Xml {
  static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder out = new StringBuilder(512);
  private final Deque<String> open = new ArrayDeque<>();

  private Xml() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** A document with this outermost element. */
  static Xml document(String element) {
    Xml xml = new Xml();
    xml.out.append('<').append(element).append(" xmlns=\"").append(NAMESPACE).append("\">");
    xml.open.push(element);
    return xml;
  }

  /** A document in no namespace, as errors are. */
  static Xml plain(String element) {
    return new Xml().open(element);
  }

  Xml open(String element) {
    out.append('<').append(element).append('>');
    open.push(element);
    return this;
  }

  /** With attributes, as they are to stand there. */
  Xml open(String element, String attributes) {
    out.append('<').append(element).append(' ').append(attributes).append('>');
    open.push(element);
    return this;
  }

  Xml close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with a text; none where there is no value. */
  Xml leaf(String element, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    open(element);
    escape(value.toString());
    return close();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> {
          if (c < ' ') {
            out.append("&#").append((int) c).append(';');
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  /** Closes what is open. */
  byte[] bytes() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString().getBytes(UTF_8);
  }
}
