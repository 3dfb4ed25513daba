package dev.holdpoint.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Talks to a node in bytes that no HTTP client would send. */
final class RawTalk {
  private static final int LONGEST_LINE = 200;

  private RawTalk() {}

  /** What is said to one who hung up in the middle is heard by nobody. */
  static boolean isCutOff(String head) {
    return !head.contains("\r\n\r\n") || head.startsWith("POST ");
  }

  /**
   * What the server says first to this text, after which nothing more comes from us; empty where it
   * hung up on us while we were still talking.
   */
  static String firstLine(int port, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(text.getBytes(UTF_8));
      socket.shutdownOutput();
      return line(socket.getInputStream());
    } catch (SocketException reset) {
      return "";
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\r' && line.size() < LONGEST_LINE) {
      line.write(next);
      next = in.read();
    }
    return line.toString(UTF_8);
  }
}
