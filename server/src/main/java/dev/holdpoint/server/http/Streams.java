package dev.holdpoint.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests and answers whose bodies are nowhere whole. */
record Streams(HttpLimits limits, Deadlines deadlines) {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

  void serve(StreamRoute route, WebRequest head, ServerRequest request, ServerResponse response) {
    BodyStream body = body(request);
    StreamResponse answer = answer(route, head, body);
    body.close();
    if (!body.ended()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    send(answer, request, response);
    if (!body.ended()) {
      // What is left of the body must not be taken for the next request.
      throw new CloseConnectionException("The rest of a refused request is not read");
    }
  }

  /** Writes an answer, and lets go of what it is read from. */
  void send(StreamResponse answer, ServerRequest request, ServerResponse response) {
    try (StreamResponse.Content content = answer.content()) {
      if (content != null && content.length() < 0) {
        live(answer.head(), content, request, response);
      } else {
        send(answer.head(), content, request, response);
      }
    }
  }

  /** An answer that is being made: how long that takes is not the client's fault. */
  private void live(
      WebResponse head,
      StreamResponse.Content content,
      ServerRequest request,
      ServerResponse response) {
    Exchange.begin(response, head);
    if (request.prologue().method().text().equals("HEAD") || hasNoBody(head.status())) {
      response.send();
      return;
    }
    OutputStream out = new Live(response.outputStream());
    try {
      content.writeTo(out);
      // Not before all is there: closing says so.
      out.close();
    } catch (IOException e) {
      LOG.debug("A live answer was not written to its end", e);
      throw new BrokenAnswerException(e);
    }
  }

  private static boolean hasNoBody(int status) {
    return status == 204 || status == 304;
  }

  private BodyStream body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new BodyStream(InputStream.nullInputStream(), 0, limits, deadlines);
    }
    long length = request.headers().contentLength().orElse(-1);
    return new BodyStream(request.content().inputStream(), length, limits, deadlines);
  }

  private static StreamResponse answer(StreamRoute route, WebRequest head, BodyStream body) {
    try {
      return route.stream(head, body);
    } catch (RuntimeException e) {
      String requestId = UUID.randomUUID().toString();
      LOG.error("A request failed path={} requestId={}", head.path(), requestId, e);
      return StreamResponse.whole(Refusal.failed(requestId));
    }
  }

  private void send(
      WebResponse head,
      StreamResponse.@Nullable Content content,
      ServerRequest request,
      ServerResponse response) {
    try (Deadlines.Deadline deadline = deadlines.begin(limits.bodyTime())) {
      if (content == null) {
        deadline.extend(pace(head.body().length));
        Exchange.write(response, request, head);
        return;
      }
      Exchange.begin(response, head);
      response.header(HeaderNames.CONTENT_LENGTH, Long.toString(content.length()));
      if (request.prologue().method().text().equals("HEAD") || content.length() == 0) {
        response.send();
      } else {
        write(content, response, deadline);
      }
    }
  }

  private void write(
      StreamResponse.Content content, ServerResponse response, Deadlines.Deadline deadline) {
    try (OutputStream out = new Paced(response.outputStream(), deadline)) {
      content.writeTo(out);
    } catch (IOException e) {
      // The head has promised more bytes than there are now: only the end of the connection says.
      LOG.debug("An answer could not be written to its end", e);
      throw new BrokenAnswerException(e);
    }
  }

  private Duration pace(long bytes) {
    return Duration.ofNanos(bytes * 1_000_000_000L / limits.bytesPerSecond());
  }

  /** Each piece goes at once, and must be taken in time. */
  private final class Live extends FilterOutputStream {
    Live(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      try (Deadlines.Deadline _ = deadlines.begin(limits.bodyTime().plus(pace(count)))) {
        out.write(bytes, offset, count);
        out.flush();
      }
    }
  }

  /** What was taken gives more time. */
  private final class Paced extends FilterOutputStream {
    private final Deadlines.Deadline deadline;

    Paced(OutputStream out, Deadlines.Deadline deadline) {
      super(out);
      this.deadline = deadline;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      deadline.extend(pace(count));
    }
  }
}
