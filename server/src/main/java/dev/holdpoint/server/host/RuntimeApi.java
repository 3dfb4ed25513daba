package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdpoint.core.aws.Arn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Lambda Runtime API for one process: hands out one invocation at a time and hears its
 * answer. Thread-safe.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  /** For our own bootstrap: where a package of the SDK is. */
  private static final String SDK = "/holdpoint/sdk/";

  private static final String IDLE_SECONDS = "sun.net.httpserver.idleInterval";

  static {
    // A process says nothing while its handler runs, which AWS allows for 900 seconds. The JDK's
    // server would hang up on it after 30, and its answer would find nobody.
    System.setProperty(IDLE_SECONDS, "1200");
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final String STATUS_OK = "{\"status\":\"OK\"}";

  private final HttpServer server;
  private final Arn function;
  private final int responseBytes;
  private final Consumer<ProcessEvent> events;
  private final BlockingQueue<Handout> handouts = new LinkedBlockingQueue<>();
  private volatile @Nullable Invocation current;

  /** What the next poll gets. */
  private sealed interface Handout {
    record Work(Invocation invocation, Instant deadline) implements Handout {}

    record End() implements Handout {}
  }

  /** Brings a package of the SDK here. */
  interface Packages {
    Path folder(String name) throws IOException, InterruptedException;
  }

  RuntimeApi(Arn function, int responseBytes, Packages packages, Consumer<ProcessEvent> events)
      throws IOException {
    this.function = function;
    this.responseBytes = responseBytes;
    this.events = events;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(ROOT, this::handle);
    server.createContext(SDK, exchange -> sdk(exchange, packages));
    server.start();
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the process something to do. */
  void hand(Invocation invocation, Instant deadline) {
    handouts.add(new Handout.Work(invocation, deadline));
  }

  /** Whether the process has got what it was given. */
  boolean taken() {
    return handouts.isEmpty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      String[] parts = path.split("/");
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("init/error")) {
        events.accept(new ProcessEvent.InitFailed(exchange.getRequestBody().readAllBytes()));
        reply(exchange, ACCEPTED, STATUS_OK);
      } else if (parts.length == 3 && parts[0].equals("invocation")) {
        outcome(exchange, parts[1], parts[2]);
      } else {
        refuse(exchange, NOT_FOUND, "NotFound", "No such path in the Runtime API");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sdk(HttpExchange exchange, Packages packages) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(SDK.length());
      reply(exchange, OK, packages.folder(name).toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      reply(exchange, FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    events.accept(new ProcessEvent.Ready());
    if (handouts.take() instanceof Handout.Work(Invocation invocation, Instant deadline)) {
      current = invocation;
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
      String invoked = invocation.invokedArn();
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn", invoked == null ? function.value() : invoked);
      if (invocation.clientContext() != null) {
        headers.set("Lambda-Runtime-Client-Context", invocation.clientContext());
      }
      byte[] payload = invocation.payload();
      exchange.sendResponseHeaders(OK, payload.length == 0 ? -1 : payload.length);
      exchange.getResponseBody().write(payload);
    }
  }

  private void outcome(HttpExchange exchange, String requestId, String what) throws IOException {
    Invocation invocation = current;
    if (invocation == null || !invocation.requestId().equals(requestId)) {
      refuse(exchange, BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
      return;
    }
    AnswerSink sink = invocation.sink();
    if (sink != null && what.equals("response") && isStreamed(exchange)) {
      stream(exchange, sink);
      return;
    }
    byte[] body;
    try {
      body = exchange.getRequestBody().readNBytes(responseBytes + 1);
    } catch (IOException e) {
      finish(new ProcessEvent.Failed(StreamedAnswer.BROKEN.getBytes(UTF_8)));
      return;
    }
    outcome(exchange, what, body);
  }

  private void outcome(HttpExchange exchange, String what, byte[] body) throws IOException {
    if (what.equals("response") && body.length > responseBytes) {
      refuse(exchange, TOO_LARGE, "RequestEntityTooLarge", "Exceeded maximum allowed payload size");
      finish(new ProcessEvent.AnsweredTooMuch());
    } else if (what.equals("response")) {
      reply(exchange, ACCEPTED, STATUS_OK);
      finish(new ProcessEvent.Answered(body));
    } else if (what.equals("error")) {
      reply(exchange, ACCEPTED, STATUS_OK);
      finish(new ProcessEvent.Failed(body));
    } else {
      refuse(exchange, NOT_FOUND, "NotFound", "No such path in the Runtime API");
    }
  }

  private static boolean isStreamed(HttpExchange exchange) {
    String mode = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Response-Mode");
    return "streaming".equalsIgnoreCase(mode);
  }

  private void stream(HttpExchange exchange, AnswerSink sink) throws IOException {
    switch (StreamedAnswer.pass(exchange, sink)) {
      case WHOLE -> {
        reply(exchange, ACCEPTED, STATUS_OK);
        finish(new ProcessEvent.Answered(new byte[0]));
      }
      case TOO_LONG -> {
        refuse(
            exchange, TOO_LARGE, "RequestEntityTooLarge", "Exceeded maximum allowed payload size");
        finish(new ProcessEvent.AnsweredTooMuch());
      }
      case CUT -> finish(new ProcessEvent.Failed(StreamedAnswer.BROKEN.getBytes(UTF_8)));
    }
  }

  private void finish(ProcessEvent event) {
    current = null;
    events.accept(event);
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    reply(
        exchange, status, "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}");
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    handouts.add(new Handout.End());
    server.stop(0);
  }
}
