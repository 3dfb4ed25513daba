package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives records of a mapping's stream to its function. */
record FunctionStreamWork(
    EventSourceMapping mapping, FunctionCaller functions, EventSources sources)
    implements StreamWork {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionStreamWork.class);

  private Function function() {
    return functions.find(mapping.function().value());
  }

  @Override
  public Duration longest() {
    return Duration.ofSeconds(function().settings().timeoutSeconds());
  }

  @Override
  public String region() {
    return mapping.function().region();
  }

  @Override
  public boolean isWanted(Tx tx) {
    return sources.find(tx, mapping.uuid()) != null;
  }

  @Override
  public java.util.function.Function<Tx, Integer> run(List<ObjectNode> records, int attempts) {
    int done = call(function(), records, attempts);
    return _ -> done;
  }

  private int call(Function function, List<ObjectNode> records, int attempts) {
    Invocation invocation =
        new Invocation(
            StreamEvent.requestId(records),
            StreamEvent.of(records),
            null,
            mapping.function().value());
    InvocationResult result = functions.call(function, invocation);
    if (result.functionError() == null) {
      return done(records, result.payload());
    }
    LOG.warn(
        "A function failed on records of a stream. function={} requestId={} attempts={}",
        function.arn(),
        invocation.requestId(),
        attempts + 1);
    return 0;
  }

  /** All before the first that the function says failed; an answer that is none fails all. */
  private int done(List<ObjectNode> records, byte[] payload) {
    if (!mapping.settings().reportsFailures()) {
      return records.size();
    }
    Set<String> failed = new HashSet<>();
    try {
      JsonNode failures = Json.parse(payload).path("batchItemFailures");
      failures.forEach(one -> failed.add(one.path("itemIdentifier").asString("")));
    } catch (JacksonException e) {
      return 0;
    }
    for (int i = 0; i < records.size(); i++) {
      if (failed.contains(StreamEvent.sequenceNumber(records.get(i)))) {
        return i;
      }
    }
    return failed.isEmpty() ? records.size() : 0;
  }

  @Override
  public ObjectNode told(StreamLoss loss, Instant now) {
    ObjectNode record = Json.object();
    record
        .putObject("requestContext")
        .put("requestId", StreamEvent.requestId(loss.records()))
        .put("functionArn", mapping.function().value())
        .put("condition", loss.condition())
        .put("approximateInvokeCount", loss.attempts());
    if (loss.attempts() > 0) {
      record
          .putObject("responseContext")
          .put("statusCode", 200)
          .put("executedVersion", function().version())
          .put("functionError", "Unhandled");
    }
    return loss.describe(record, now);
  }
}
