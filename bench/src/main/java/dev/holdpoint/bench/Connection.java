package dev.holdpoint.bench;

import dev.holdpoint.core.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP/1.1 connection that is kept open and speaks AWS's JSON protocol: no more than that, so
 * that the client takes little of the processor that it shares with the server. One thread.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;

  Connection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 8_192);
    out = socket.getOutputStream();
    host = server.getAuthority();
  }

  /** Calls an action; anything but 200 is an exception. */
  JsonNode call(String target, String version, JsonNode request) throws IOException {
    byte[] body = Json.writeBytes(request);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + body.length);
    bytes.writeBytes(head(target, version, body.length).getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    out.write(bytes.toByteArray());
    out.flush();
    return answer(target);
  }

  private String head(String target, String version, int length) {
    return "POST / HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-amz-json-%s\r\nX-Amz-Target: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(host, version, target, length);
  }

  private JsonNode answer(String target) throws IOException {
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.contains(" 200")) {
      throw new IOException(
          target + ": " + status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return length == 0 ? Json.object() : Json.parse(body);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
