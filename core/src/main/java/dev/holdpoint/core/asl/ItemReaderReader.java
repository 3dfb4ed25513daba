package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ItemReader}. */
final class ItemReaderReader {
  private static final Set<String> FIELDS =
      Set.of("Resource", "ReaderConfig", "Parameters", "Arguments");

  private static final Set<String> CONFIG =
      Set.of(
          "InputType",
          "Transformation",
          "CSVDelimiter",
          "CSVHeaderLocation",
          "CSVHeaders",
          "ItemsPointer",
          "ManifestType",
          "MaxItems",
          "MaxItemsPath");

  private static final List<String> INPUTS = List.of("CSV", "JSON", "JSONL", "MANIFEST");

  /** AWS has more, but what they hold is not read here. */
  private static final List<String> NOT_YET = List.of("PARQUET");

  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  private static final long MAX_ITEMS = 100_000_000;

  private ItemReaderReader() {}

  static Distribution.@Nullable Reader read(@Nullable Fields reader) {
    if (reader == null) {
      return null;
    }
    StateReader.only(reader, FIELDS);
    reader.require("Resource", argumentsName(reader));
    Distribution.Source source = source(reader);
    Query arguments = arguments(reader);
    Fields config = reader.object("ReaderConfig");
    Distribution.Format format = new Distribution.Format("JSON", ',', null, null);
    Quantity most = null;
    if (config != null) {
      StateReader.only(config, CONFIG);
      format = format(config, source);
      most = QuantityReader.one(config, "MaxItems", 1, MAX_ITEMS);
    } else if (source == Distribution.Source.OBJECT) {
      reader.require("ReaderConfig");
    }
    return new Distribution.Reader(source, format, arguments, most);
  }

  /** Parameters or Arguments, as the language calls them. */
  static @Nullable Query arguments(Fields fields) {
    return DataflowReader.template(fields, argumentsName(fields));
  }

  private static String argumentsName(Fields fields) {
    return fields.language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
  }

  private static Distribution.Source source(Fields reader) {
    String resource = reader.string("Resource");
    boolean listing = resource != null && resource.endsWith(":states:::s3:listObjectsV2");
    if (resource != null && !listing && !resource.endsWith(":states:::s3:getObject")) {
      reader
          .problems()
          .schema("The resource provided is not supported: " + resource, reader.at("Resource"));
    }
    return listing ? Distribution.Source.LISTING : Distribution.Source.OBJECT;
  }

  private static Distribution.Format format(Fields config, Distribution.Source source) {
    String input = config.string("InputType");
    if (input == null && source == Distribution.Source.OBJECT) {
      config.require("InputType");
    }
    String type = input == null ? "JSON" : input.toUpperCase(Locale.ROOT);
    if (NOT_YET.contains(type)) {
      config.problems().notYet("InputType", type, config.at("InputType"));
    } else if (!INPUTS.contains(type)) {
      config
          .problems()
          .schema("Value should be one of the following: " + INPUTS, config.at("InputType"));
    }
    unsupported(config, type);
    return new Distribution.Format(
        type, delimiter(config), type.equals("CSV") ? headers(config) : null, pointer(config));
  }

  private static void unsupported(Fields config, String type) {
    String transformation = config.string("Transformation");
    if (transformation != null && !transformation.equals("NONE")) {
      config.problems().notYet("Transformation", transformation, config.at("Transformation"));
    }
    String manifest = config.string("ManifestType");
    if (type.equals("MANIFEST") && manifest != null && !manifest.equals("S3_INVENTORY")) {
      config.problems().notYet("ManifestType", manifest, config.at("ManifestType"));
    }
  }

  private static char delimiter(Fields config) {
    String name = config.string("CSVDelimiter");
    Character delimiter = name == null ? Character.valueOf(',') : DELIMITERS.get(name);
    if (delimiter == null) {
      config
          .problems()
          .schema(
              "Value should be one of the following: [COMMA, PIPE, SEMICOLON, SPACE, TAB]",
              config.at("CSVDelimiter"));
      return ',';
    }
    return delimiter;
  }

  private static @Nullable List<String> headers(Fields config) {
    String location = config.string("CSVHeaderLocation");
    if (location == null) {
      config.require("CSVHeaderLocation");
      return null;
    }
    return switch (location) {
      case "FIRST_ROW" -> null;
      case "GIVEN" -> {
        config.require("CSVHeaders");
        yield config.strings("CSVHeaders");
      }
      default -> {
        config
            .problems()
            .schema(
                "Value should be one of the following: [FIRST_ROW, GIVEN]",
                config.at("CSVHeaderLocation"));
        yield null;
      }
    };
  }

  private static @Nullable String pointer(Fields config) {
    String pointer = config.string("ItemsPointer");
    if (pointer != null && !pointer.isEmpty() && !pointer.startsWith("/")) {
      config.problems().schema("Value must be a valid JSON Pointer", config.at("ItemsPointer"));
    }
    return pointer;
  }
}
