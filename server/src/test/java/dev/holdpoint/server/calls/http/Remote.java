package dev.holdpoint.server.calls.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody else's HTTP server: answers by a script, remembers what it was asked. */
public final class Remote implements AutoCloseable {
  /** What it was asked. */
  public record Asked(
      String method,
      String path,
      String query,
      java.util.Map<String, List<String>> headers,
      String body) {
    public String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      return String.join(",", values);
    }
  }

  /** What it answers. */
  public record Answer(int status, String type, byte[] body) {
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Decides what is answered. */
  public interface Script {
    Answer answer(Asked asked) throws InterruptedException;
  }

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public Remote(Script script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> serve(exchange, script));
    server.start();
  }

  private void serve(HttpExchange exchange, Script script) throws IOException {
    try (exchange) {
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              String.valueOf(exchange.getRequestURI().getRawQuery()),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(request);
      Answer answer = script.answer(request);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
