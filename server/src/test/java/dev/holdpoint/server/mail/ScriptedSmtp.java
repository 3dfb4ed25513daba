package dev.holdpoint.server.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A mail server that says what the test tells it to, and that knows STARTTLS, which GreenMail does
 * not.
 */
final class ScriptedSmtp implements AutoCloseable {
  /** What it answers to a command instead of its usual words; HANG_UP ends the connection. */
  static final String HANG_UP = "";

  final Map<String, String> answers = new ConcurrentHashMap<>();
  final List<String> mails = new CopyOnWriteArrayList<>();
  final List<String> commands = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Tls tls;

  /** Whether and how it speaks TLS. */
  enum Tls {
    NONE,
    ON_REQUEST,
    ALWAYS
  }

  ScriptedSmtp(Tls tls) throws IOException {
    this.tls = tls;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      commands.add("closed");
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      talk(tls == Tls.ALWAYS ? encrypted(socket) : socket, true);
    } catch (IOException | GeneralSecurityException e) {
      commands.add("broken: " + e);
    }
  }

  private void talk(Socket socket, boolean greet) throws IOException, GeneralSecurityException {
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    OutputStream out = socket.getOutputStream();
    if (greet) {
      say(out, "220 scripted");
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      String verb = line.split("[ :]", 2)[0];
      String answer = answers.getOrDefault(verb, usual(verb, socket));
      if (answer.equals(HANG_UP)) {
        return;
      }
      say(out, answer);
      if (verb.equals("STARTTLS")) {
        talk(encrypted(socket), false);
        return;
      }
      if (answer.startsWith("354")) {
        mails.add(content(in));
        String end = answers.getOrDefault(".", "250 taken");
        if (end.equals(HANG_UP)) {
          return;
        }
        say(out, end);
      }
    }
  }

  private String usual(String verb, Socket socket) {
    return switch (verb) {
      case "EHLO" ->
          tls == Tls.ON_REQUEST && !(socket instanceof SSLSocket)
              ? "250-scripted\r\n250 STARTTLS"
              : "250 scripted";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      case "STARTTLS" -> "220 go ahead";
      default -> "250 fine";
    };
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  private static String content(BufferedReader in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      content.append(line).append('\n');
    }
    return content.toString();
  }

  private static Socket encrypted(Socket socket) throws IOException, GeneralSecurityException {
    SSLSocketFactory factory = TestCertificate.context().getSocketFactory();
    SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
    encrypted.setUseClientMode(false);
    encrypted.startHandshake();
    return encrypted;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
