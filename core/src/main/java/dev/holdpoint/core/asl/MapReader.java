package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a Map state. */
final class MapReader {
  private static final Set<String> FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "Output",
          "Assign",
          "ResultSelector",
          "ItemsPath",
          "Items",
          "ItemSelector",
          "ItemProcessor",
          "Iterator",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Label",
          "MaxConcurrency",
          "MaxConcurrencyPath",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath",
          "Retry",
          "Catch",
          "Next",
          "End");

  private static final Set<String> PROCESSOR =
      Set.of("Comment", "StartAt", "States", "ProcessorConfig");

  private static final long MAX_CONCURRENCY = Integer.MAX_VALUE;

  private MapReader() {}

  static @Nullable State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    Submachine processor = processor(fields);
    Distribution distribution = DistributionReader.read(name, fields);
    Dataflow data = DataflowReader.read(fields);
    Query items = items(fields);
    Query selector = selector(fields);
    Quantity concurrency = QuantityReader.one(fields, "MaxConcurrency", 0, MAX_CONCURRENCY);
    List<Retrier> retriers = RecoveryReader.retriers(fields);
    List<Catcher> catchers = RecoveryReader.catchers(fields);
    Next next = StateReader.next(fields);
    return processor == null
        ? null
        : new State.Map(
            name,
            withoutParameters(data),
            items,
            selector,
            concurrency,
            processor,
            distribution,
            retriers,
            catchers,
            next);
  }

  /** {@code Parameters} of a Map are what {@code ItemSelector} was called before. */
  private static Dataflow withoutParameters(Dataflow data) {
    return data instanceof Dataflow.Paths paths
        ? new Dataflow.Paths(
            paths.inputPath(),
            null,
            paths.resultSelector(),
            paths.resultPath(),
            paths.outputPath(),
            paths.assign())
        : data;
  }

  private static @Nullable Query items(Fields fields) {
    return switch (fields.language()) {
      case JSONPATH -> fields.place("ItemsPath");
      case JSONATA -> computed(fields);
    };
  }

  /** A list, or an object whose fields are the items, or an expression that gives one of them. */
  private static @Nullable Query computed(Fields fields) {
    JsonNode items = fields.any("Items");
    if (items != null && !items.isContainer() && !Expressions.isExpression(items)) {
      fields.problems().schema("Expected value of type Array", fields.at("Items"));
      return null;
    }
    return Expressions.template(fields, "Items");
  }

  private static @Nullable Query selector(Fields fields) {
    fields.atMostOne("ItemSelector", "Parameters");
    return DataflowReader.template(
        fields, fields.has("Parameters") ? "Parameters" : "ItemSelector");
  }

  private static @Nullable Submachine processor(Fields fields) {
    fields.atMostOne("ItemProcessor", "Iterator");
    if (!fields.has("ItemProcessor") && !fields.has("Iterator")) {
      fields.problems().missing(List.of("ItemProcessor"), fields.location());
      return null;
    }
    Fields processor = fields.object(fields.has("Iterator") ? "Iterator" : "ItemProcessor");
    if (processor == null) {
      return null;
    }
    processor.only(PROCESSOR);
    return SubmachineReader.read(processor);
  }
}
