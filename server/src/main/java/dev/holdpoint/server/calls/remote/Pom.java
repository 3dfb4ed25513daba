package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What Maven's files say, as far as we need it. */
final class Pom {
  private static final String SDK = "software.amazon.awssdk";

  /** We bring an HTTP client of our own. */
  private static final Set<String> CLIENTS =
      Set.of("netty-nio-client", "apache-client", "apache5-client", "url-connection-client");

  private Pom() {}

  /** The SDK's own modules that this one needs at run time. */
  static List<String> modules(String xml) {
    List<String> modules = new ArrayList<>();
    for (Element dependencies : children(parse(xml).getDocumentElement(), "dependencies")) {
      for (Element dependency : children(dependencies, "dependency")) {
        String module = text(dependency, "artifactId");
        String scope = text(dependency, "scope");
        boolean needed = scope.isEmpty() || scope.equals("compile") || scope.equals("runtime");
        boolean optional = text(dependency, "optional").equals("true");
        if (needed
            && !optional
            && text(dependency, "groupId").equals(SDK)
            && !CLIENTS.contains(module)) {
          modules.add(module);
        }
      }
    }
    return modules;
  }

  /** Parses a file that is not to be trusted with anything but its own text. */
  static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new LibraryException("A file of Maven's cannot be read: " + e.getMessage());
    }
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** A child's text; empty where there is none. */
  static String text(Element parent, String child) {
    List<Element> found = children(parent, child);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
