package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a Map says of distributed processing. */
final class DistributionReader {
  private static final List<String> FIELDS =
      List.of("ItemReader", "ItemBatcher", "ResultWriter", "Label");

  private static final Set<String> CONFIG = Set.of("Mode", "ExecutionType");
  private static final Set<String> BATCHER =
      Set.of(
          "MaxItemsPerBatch",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatch",
          "MaxInputBytesPerBatchPath",
          "BatchInput");

  private static final int MAX_LABEL = 40;
  private static final int MAX_BATCH_BYTES = 262_144;

  /** AWS takes no white space, wildcards, brackets, control and some special characters. */
  private static final Pattern NOT_IN_LABEL =
      Pattern.compile("[\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cntrl}]");

  private DistributionReader() {}

  /** Null for an inline Map. */
  static @Nullable Distribution read(String name, Fields map) {
    Fields config = config(map);
    String mode = config == null ? null : config.string("Mode");
    if (config == null || !"DISTRIBUTED".equals(mode)) {
      inline(map, config, mode);
      return null;
    }
    MachineType type = type(config);
    if (type == MachineType.EXPRESS) {
      ExpressRules.check(map, map.has("ItemProcessor") ? "ItemProcessor" : "Iterator");
    }
    return new Distribution(
        type,
        label(name, map),
        toleratedCount(map),
        toleratedPercentage(map),
        batcher(map.object("ItemBatcher")),
        ItemReaderReader.read(map.object("ItemReader")),
        ResultWriterReader.read(map.object("ResultWriter")));
  }

  private static @Nullable Quantity toleratedCount(Fields map) {
    return QuantityReader.one(map, "ToleratedFailureCount", 0, Integer.MAX_VALUE);
  }

  private static @Nullable Quantity toleratedPercentage(Fields map) {
    return PercentageReader.read(map, "ToleratedFailurePercentage");
  }

  private static @Nullable Fields config(Fields map) {
    Fields processor = map.object(map.has("ItemProcessor") ? "ItemProcessor" : "Iterator");
    return processor == null ? null : processor.object("ProcessorConfig");
  }

  private static void inline(Fields map, @Nullable Fields config, @Nullable String mode) {
    if (config != null) {
      config.only(CONFIG);
      if (mode != null && !mode.equals("INLINE")) {
        config
            .problems()
            .schema(
                "Value should be one of the following: [INLINE, DISTRIBUTED]", config.at("Mode"));
      }
    }
    for (String field : FIELDS) {
      if (map.has(field)) {
        map.problems()
            .schema("Field '" + field + "' is only supported in 'DISTRIBUTED' mode", map.at(field));
      }
    }
    // As on AWS an inline Map may name what it tolerates, and tolerates nothing all the same.
    toleratedCount(map);
    toleratedPercentage(map);
  }

  private static MachineType type(Fields config) {
    config.only(CONFIG);
    config.require("ExecutionType");
    String type = config.string("ExecutionType");
    if (type != null && !type.equals("STANDARD") && !type.equals("EXPRESS")) {
      config
          .problems()
          .schema(
              "Value should be one of the following: [STANDARD, EXPRESS]",
              config.at("ExecutionType"));
    }
    return "EXPRESS".equals(type) ? MachineType.EXPRESS : MachineType.STANDARD;
  }

  /** The label given, or one made of the state's name. */
  private static String label(String name, Fields map) {
    String label = map.string("Label");
    if (label == null) {
      String plain = NOT_IN_LABEL.matcher(name).replaceAll("");
      return plain.length() <= MAX_LABEL ? plain : plain.substring(0, MAX_LABEL);
    }
    if (label.isEmpty() || label.length() > MAX_LABEL) {
      invalid(map, "Label must have 1 to " + MAX_LABEL + " characters");
    } else if (NOT_IN_LABEL.matcher(label).find()) {
      invalid(map, "Label contains invalid characters");
    }
    return label;
  }

  private static void invalid(Fields map, String why) {
    map.problems().add("INVALID_LABEL_NAME", why, map.at("Label"));
  }

  private static Distribution.@Nullable Batcher batcher(@Nullable Fields batcher) {
    if (batcher == null) {
      return null;
    }
    StateReader.only(batcher, BATCHER);
    Quantity items = QuantityReader.one(batcher, "MaxItemsPerBatch", 1, Integer.MAX_VALUE);
    Quantity bytes = QuantityReader.one(batcher, "MaxInputBytesPerBatch", 1, MAX_BATCH_BYTES);
    if (items == null && bytes == null && !batcher.problems().any()) {
      batcher
          .problems()
          .schema(
              "At least one of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath,"
                  + " MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]",
              batcher.location());
    }
    Query input = DataflowReader.template(batcher, "BatchInput");
    return new Distribution.Batcher(items, bytes, input);
  }
}
