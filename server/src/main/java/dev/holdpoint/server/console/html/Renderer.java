package dev.holdpoint.server.console.html;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes pages. Every text goes through the veil first, so that nobody who adds a page has to think
 * of it; attributes hold addresses only and are left as they are.
 */
public final class Renderer {
  private static final Set<String> VOID =
      Set.of("br", "hr", "img", "input", "link", "meta", "base");

  private final UnaryOperator<String> veil;

  public Renderer(UnaryOperator<String> veil) {
    this.veil = veil;
  }

  /** The page as a whole document. */
  public String document(Html page) {
    StringBuilder out = new StringBuilder(16_384).append("<!DOCTYPE html>\n");
    write(page, out);
    return out.append('\n').toString();
  }

  private void write(Html piece, StringBuilder out) {
    switch (piece) {
      case Html.Text(String text) -> escape(veil.apply(text), out);
      case Html.Many(var parts) -> parts.forEach(part -> write(part, out));
      case Html.Element element -> element(element, out);
    }
  }

  private void element(Html.Element element, StringBuilder out) {
    out.append('<').append(element.name());
    element
        .attributes()
        .forEach((name, value) -> {
          out.append(' ').append(name).append("=\"");
          escape(value, out);
          out.append('"');
        });
    out.append('>');
    if (!VOID.contains(element.name())) {
      element.children().forEach(child -> write(child, out));
      out.append("</").append(element.name()).append('>');
    }
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
