package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document in a file of its own, taken as it is: no function in it is computed. */
final class BodyFile {
  private BodyFile() {}

  /**
   * The document at the place that a property names.
   *
   * @throws dev.holdpoint.app.template.TemplateException where there is no such file
   */
  static JsonNode read(Wanted files, String property) {
    Path file = files.sources().find(files.get(property), "Key");
    if (file == null) {
      throw files.mistake(
          property, "there is no such object here; give the path of a file beside the template");
    }
    try {
      return TemplateReader.tree(Files.readString(file));
    } catch (IOException e) {
      throw files.mistake(property, "the file " + file + " cannot be read: " + e);
    }
  }
}
