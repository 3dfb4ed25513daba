package dev.holdpoint.app.template;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a template's text, YAML or JSON, into its sections. */
public final class TemplateReader {
  private static final String SAM = "AWS::Serverless-2016-10-31";

  /** CloudFormation's own limit. */
  private static final int MAX_CHARACTERS = 1_048_576;

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Transform",
          "Globals",
          "Parameters",
          "Mappings",
          "Conditions",
          "Rules",
          "Resources",
          "Outputs");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Description",
          "Properties",
          "DependsOn",
          "Condition",
          "Metadata",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Connectors");

  private TemplateReader() {}

  /** The template in this text, which includes no file. */
  public static Template read(String text) {
    return read(text, Snippets.NONE);
  }

  /** The template in this text, with what it includes; its parameters have no values. */
  static Template read(String text, Snippets snippets) {
    return draft(text, snippets).template(Map.of(), new Pseudo(Home.DEFAULT, "", ""));
  }

  /** What can be read of the template in this text, with what it includes, at once. */
  public static TemplateDraft draft(String text, Snippets snippets) {
    JsonNode root = Inclusions.of(tree(text), snippets);
    known(root, SECTIONS, "The template has a section %s that Holdpoint does not know; remove it.");
    if (root.path("Resources").isEmpty()) {
      throw new TemplateException("The template has no Resources.");
    }
    Set<String> transforms = transforms(root.path("Transform"));
    return new TemplateDraft(
        object(root, "the template"),
        transforms.contains(SAM),
        transforms.contains(LanguageExtensions.NAME),
        section(root, "Parameters", Parameter::read),
        bodies(root.path("Mappings")));
  }

  /**
   * The rest of a template.
   *
   * @param root where no loops are left
   */
  static Template template(TemplateDraft draft, ObjectNode root) {
    return new Template(
        draft.sam(),
        draft.extended(),
        object(root.path("Globals"), "Globals"),
        draft.parameters(),
        draft.mappings(),
        bodies(root.path("Conditions")),
        bodies(root.path("Rules")),
        resources(root),
        bodies(root.path("Outputs")));
  }

  /** The values of a section, by their names. */
  static Map<String, JsonNode> bodies(JsonNode section) {
    return section(Json.object().set("of values", section), "of values", (name, body) -> body);
  }

  /** Text in YAML or JSON as a tree: for definitions kept beside a template. */
  public static JsonNode tree(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new TemplateException("Expected at most 1 MiB of text, but there is more.");
    }
    if (!text.stripLeading().startsWith("{")) {
      return YamlTree.read(text);
    }
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      return YamlTree.read(text);
    }
  }

  private static Set<String> transforms(JsonNode transform) {
    Set<String> names = new HashSet<>();
    for (JsonNode name : transform.isArray() ? transform.values() : List.of(transform)) {
      if (name.isMissingNode()) {
        continue;
      }
      String known = name.asString("");
      if (!known.equals(SAM) && !known.equals(LanguageExtensions.NAME)) {
        throw new TemplateException(
            "The template asks for the transform %s, which Holdpoint does not have; it knows %s and %s."
                .formatted(name.isString() ? known : name, SAM, LanguageExtensions.NAME));
      }
      names.add(known);
    }
    return names;
  }

  private static Map<String, TemplateResource> resources(JsonNode root) {
    return Collections.unmodifiableMap(
        Connectors.with(
            section(root, "Resources", TemplateReader::resource), root.path("Resources")));
  }

  private static TemplateResource resource(String id, JsonNode body) {
    String mould = "The resource " + id + " has an attribute %s that Holdpoint does not know.";
    known(body, ATTRIBUTES, mould);
    if (!id.matches("[A-Za-z0-9]+")) {
      throw new TemplateException("The logical id " + id + " may have letters and digits only.");
    }
    return new TemplateResource(
        id,
        body.path("Type").asString(""),
        object(body.path("Properties"), id + ".Properties"),
        names(body.path("DependsOn")),
        text(body.path("Condition")),
        Keeping.read(body),
        body.path("Metadata"));
  }

  private static List<String> names(JsonNode node) {
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    List<String> names = new ArrayList<>();
    node.values().forEach(name -> names.add(name.asString()));
    return names;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  private static <T> Map<String, T> section(
      JsonNode root, String name, BiFunction<String, JsonNode, T> reader) {
    Map<String, T> section = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object(root.path(name), name).properties()) {
      if (entry.getKey().startsWith(Loops.PREFIX)) {
        throw Intrinsic.refused(entry.getKey(), "The section " + name);
      }
      section.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue()));
    }
    return Collections.unmodifiableMap(section);
  }

  private static ObjectNode object(JsonNode node, String where) {
    return switch (node) {
      case ObjectNode object -> object;
      case JsonNode absent when absent.isMissingNode() || absent.isNull() -> Json.object();
      default -> throw new TemplateException("Expected " + where + " to be a map.");
    };
  }

  private static void known(JsonNode node, Set<String> names, String mould) {
    for (String name : node.propertyNames()) {
      if (!names.contains(name)) {
        throw new TemplateException(mould.formatted(name));
      }
    }
  }
}
