package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of a stream that are given up, as a mapping's destination is told of them.
 *
 * @param attempts how often the function failed on them
 * @param retried whether it may fail no more often; else they are too old
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">AWS:
 *     retaining discarded batches of DynamoDB's streams</a>
 */
record StreamLoss(
    EventSourceMapping mapping,
    Function function,
    String shard,
    List<ObjectNode> records,
    int attempts,
    boolean retried) {

  /** What AWS sends: where the records lie, not the records. */
  ObjectNode record(Instant now) {
    ObjectNode record = Json.object();
    record
        .putObject("requestContext")
        .put("requestId", StreamEvent.requestId(records))
        .put("functionArn", mapping.function().value())
        .put("condition", retried ? "RetryAttemptsExhausted" : "RecordAgeExceeded")
        .put("approximateInvokeCount", attempts);
    if (attempts > 0) {
      record
          .putObject("responseContext")
          .put("statusCode", 200)
          .put("executedVersion", function.version())
          .put("functionError", "Unhandled");
    }
    record.put("version", "1.0").put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    record
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", StreamEvent.sequenceNumber(records.getFirst()))
        .put("endSequenceNumber", StreamEvent.sequenceNumber(records.getLast()))
        .put("approximateArrivalOfFirstRecord", time(records.getFirst()))
        .put("approximateArrivalOfLastRecord", time(records.getLast()))
        .put("batchSize", records.size())
        .put("streamArn", mapping.queue().value());
    return record;
  }

  private static String time(ObjectNode record) {
    return Instant.ofEpochSecond(StreamEvent.time(record)).toString();
  }
}
