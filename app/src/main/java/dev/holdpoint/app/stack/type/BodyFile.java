package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import tools.jackson.databind.JsonNode;

/** A document in a file or an object of its own, taken as it is: no function in it is computed. */
final class BodyFile {
  private BodyFile() {}

  /**
   * The document at the place that a property names.
   *
   * @throws TemplateException where there is none
   */
  static JsonNode read(Wanted files, String property) {
    return TemplateReader.tree(text(files, property));
  }

  static String text(Wanted files, String property) {
    try {
      return files.sources().text(files.get(property));
    } catch (TemplateException e) {
      throw new TemplateException(files.logicalId() + "." + property + ": " + e.getMessage());
    }
  }
}
