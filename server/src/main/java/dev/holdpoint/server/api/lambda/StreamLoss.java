package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of a stream that are given up, as a destination is told of them.
 *
 * @param attempts how often they failed
 * @param retried whether they may fail no more often; else they are too old
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">AWS:
 *     retaining discarded batches of DynamoDB's streams</a>
 */
public record StreamLoss(
    Arn stream, String shard, List<ObjectNode> records, int attempts, boolean retried) {
  /** AWS's word for why. */
  public String condition() {
    return retried ? "RetryAttemptsExhausted" : "RecordAgeExceeded";
  }

  /** Adds what AWS sends: where the records lie, not the records. */
  public ObjectNode describe(ObjectNode record, Instant now) {
    record.put("version", "1.0").put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    record
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", StreamEvent.sequenceNumber(records.getFirst()))
        .put("endSequenceNumber", StreamEvent.sequenceNumber(records.getLast()))
        .put("approximateArrivalOfFirstRecord", time(records.getFirst()))
        .put("approximateArrivalOfLastRecord", time(records.getLast()))
        .put("batchSize", records.size())
        .put("streamArn", stream.value());
    return record;
  }

  private static String time(ObjectNode record) {
    return Instant.ofEpochSecond(StreamEvent.time(record)).toString();
  }
}
