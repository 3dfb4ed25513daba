package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives batches of a mapping's queue to its function. */
record FunctionWork(EventSourceMapping mapping, FunctionCaller functions) implements Feed.Work {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionWork.class);

  @Override
  public Duration longest() {
    return Duration.ofSeconds(function().settings().timeoutSeconds());
  }

  private Function function() {
    return functions.find(mapping.function().value());
  }

  @Override
  public java.util.function.Function<Tx, List<Received>> run(List<Received> batch) {
    List<Received> done = doneOf(batch);
    return _ -> done;
  }

  private List<Received> doneOf(List<Received> batch) {
    Function function = function();
    Invocation invocation =
        new Invocation(
            requestId(batch),
            SqsEvent.of(mapping.queue(), batch),
            null,
            mapping.function().value());
    InvocationResult result = functions.call(function, invocation);
    if (result.functionError() != null) {
      LOG.warn(
          "A function failed on a batch, which comes again. function={} requestId={}",
          function.arn(),
          invocation.requestId());
      return List.of();
    }
    return mapping.settings().reportsFailures()
        ? BatchItemFailures.done(batch, result.payload())
        : batch;
  }

  /** The same for each delivery of the same messages. */
  private static String requestId(List<Received> batch) {
    String ids = batch.stream().map(Received::messageId).collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes(ids.getBytes(UTF_8)).toString();
  }
}
