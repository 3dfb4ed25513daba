package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Parameter;
import dev.holdpoint.app.template.TemplateDraft;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A template that another one runs.
 *
 * @param place as its author knows it
 * @param sources where files are that it names itself
 */
record NestedTemplate(String place, Path file, String text, Sources sources) {
  static final String URL = "TemplateURL";
  static final String PARAMETERS = "Parameters";

  /**
   * Reads what {@code TemplateURL} names: a path beside the template, as {@code aws cloudformation
   * package} takes it, an asset of CDK's, or an object in a bucket.
   *
   * @throws TemplateException where it cannot be read
   */
  static NestedTemplate read(Wanted wanted, Address here, TemplateObjects objects) {
    String place = wanted.text(URL);
    TemplateUrl url = TemplateUrl.find(place, here);
    if (url == null && place.matches("[a-z][a-z0-9+.-]*://.*")) {
      throw wanted.mistake(
          URL, place + " is no path beside the template and no address of an object in S3");
    }
    JsonNode found = url == null ? Json.text(place) : Json.object().put("Key", url.key());
    Path file = wanted.sources().find(found, "Key");
    if (file != null) {
      return beside(wanted, place, file.normalize());
    }
    // With a bucket there is a URL.
    TemplateUrl at = url == null ? new TemplateUrl("", place, null) : url;
    String text = objects.text(at.bucket(), at.key(), at.version());
    return new NestedTemplate(place, Path.of(at.key()), text, wanted.sources());
  }

  private static NestedTemplate beside(Wanted wanted, String place, Path file) {
    if (!Files.isRegularFile(file)) {
      throw wanted.mistake(URL, "there is no template " + file);
    }
    Sources sources = wanted.sources();
    return new NestedTemplate(place, file, sources.read(file), sources.at(file));
  }

  /** The values for its parameters, which are single ones, as on AWS. */
  static Map<String, String> parameters(Wanted wanted) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : wanted.get(PARAMETERS).properties()) {
      if (one.getValue().isContainer()) {
        throw wanted.mistake(
            PARAMETERS + "." + one.getKey(),
            "it must be a text; give a list with Fn::Join, separated by commas");
      }
      values.put(one.getKey(), one.getValue().asString(""));
    }
    return values;
  }

  /** Refuses values that it does not ask for, and missing ones, in AWS's words. */
  TemplateDraft checked(Iterable<String> given) {
    TemplateDraft template = TemplateReader.draft(text, sources::text);
    Map<String, @Nullable Parameter> open = new LinkedHashMap<>(template.parameters());
    List<String> unknown = new ArrayList<>();
    for (String name : given) {
      if (open.remove(name) == null) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new TemplateException(
          template.parameters().isEmpty()
              ? "Parameter values specified for a template which does not require them."
              : "Parameters: " + unknown + " do not exist in the template.");
    }
    open.values().removeIf(one -> one == null || one.fallback() != null);
    if (!open.isEmpty()) {
      throw new TemplateException("Parameters: " + open.keySet() + " must have values.");
    }
    return template;
  }
}
