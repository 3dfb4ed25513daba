package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.S3Error;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of a document that somebody sent. */
record XmlNode(String name, List<XmlNode> children, StringBuilder content) {
  private static final int DEEPEST = 20;

  /** The outermost element; {@code MalformedXML} where it is not one, or not this one. */
  static XmlNode parse(byte[] document, String root) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
      XmlNode found = read(reader);
      if (found.name.equals(root)) {
        return found;
      }
    } catch (XMLStreamException e) {
      throw S3Error.malformedXml();
    }
    throw S3Error.malformedXml();
  }

  /** Nothing of a document is fetched from elsewhere, and nothing in it is replaced. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
    Deque<XmlNode> open = new ArrayDeque<>();
    open.push(new XmlNode("", new ArrayList<>(), new StringBuilder()));
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlNode node = new XmlNode(reader.getLocalName(), new ArrayList<>(), new StringBuilder());
          open.element().children.add(node);
          open.push(node);
          if (open.size() > DEEPEST) {
            throw S3Error.malformedXml();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().content.append(reader.getText());
        case XMLStreamConstants.DTD -> throw S3Error.malformedXml();
        default -> {
          // Comments and such say nothing.
        }
      }
    }
    return open.element().children.getFirst();
  }

  /** The children of this name. */
  List<XmlNode> all(String child) {
    return children.stream().filter(node -> node.name.equals(child)).toList();
  }

  @Nullable XmlNode first(String child) {
    List<XmlNode> found = all(child);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** The text of the first child of this name, or null. */
  @Nullable String find(String child) {
    XmlNode found = first(child);
    return found == null ? null : found.text();
  }

  /** As {@link #find}; {@code MalformedXML} where there is none. */
  String get(String child) {
    String found = find(child);
    if (found == null) {
      throw S3Error.malformedXml();
    }
    return found;
  }

  String text() {
    return content.toString();
  }
}
