package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ResultWriter}. */
final class ResultWriterReader {
  private static final Set<String> FIELDS =
      Set.of("Resource", "Parameters", "Arguments", "WriterConfig");

  private static final Set<String> CONFIG = Set.of("Transformation", "OutputType");

  private ResultWriterReader() {}

  static Distribution.@Nullable Writer read(@Nullable Fields writer) {
    if (writer == null) {
      return null;
    }
    StateReader.only(writer, FIELDS);
    String resource = writer.string("Resource");
    if (resource != null && !resource.endsWith(":states:::s3:putObject")) {
      writer
          .problems()
          .schema("The resource provided is not supported: " + resource, writer.at("Resource"));
    }
    Query arguments = ItemReaderReader.arguments(writer);
    Fields config = writer.object("WriterConfig");
    if (resource == null && config == null) {
      writer
          .problems()
          .schema(
              "At least one of these fields is required: [Resource, WriterConfig]",
              writer.location());
    }
    if (config != null) {
      config.only(CONFIG);
    }
    boolean exports = resource != null;
    return new Distribution.Writer(
        exports ? arguments : null, transformation(config, exports), lines(config));
  }

  private static Distribution.Transformation transformation(
      @Nullable Fields config, boolean exports) {
    String name = config == null ? null : config.string("Transformation");
    if (config == null || name == null) {
      return exports ? Distribution.Transformation.NONE : Distribution.Transformation.COMPACT;
    }
    return switch (name) {
      case "NONE" -> Distribution.Transformation.NONE;
      case "COMPACT" -> Distribution.Transformation.COMPACT;
      case "FLATTEN" -> Distribution.Transformation.FLATTEN;
      default -> {
        config
            .problems()
            .schema(
                "Value should be one of the following: [NONE, COMPACT, FLATTEN]",
                config.at("Transformation"));
        yield Distribution.Transformation.NONE;
      }
    };
  }

  private static boolean lines(@Nullable Fields config) {
    String type = config == null ? null : config.string("OutputType");
    if (config != null && type != null && !type.equals("JSON") && !type.equals("JSONL")) {
      config
          .problems()
          .schema("Value should be one of the following: [JSON, JSONL]", config.at("OutputType"));
    }
    return "JSONL".equals(type);
  }
}
