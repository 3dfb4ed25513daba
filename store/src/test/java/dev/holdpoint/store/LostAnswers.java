package dev.holdpoint.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a store and its PostgreSQL. When told to, it passes the next COMMIT on, keeps the
 * answer to itself, and breaks the connection.
 */
final class LostAnswers implements AutoCloseable {
  private final ServerSocket socket;
  private final int server;
  private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

  LostAnswers(int server) throws IOException {
    this.server = server;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Loses the answer to the next commit; this happens between the commit and the break. */
  void loseNext(Runnable meanwhile) {
    this.meanwhile.set(meanwhile);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
        AtomicBoolean muted = new AtomicBoolean();
        Thread.startVirtualThread(() -> ask(client, database, muted));
        Thread.startVirtualThread(() -> answer(database, client, muted));
      }
    } catch (IOException e) {
      // The test is over, or the database is away: who asked sees a broken connection.
    }
  }

  private void ask(Socket client, Socket database, AtomicBoolean muted) {
    try (client;
        database) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = read(client, buffer); read > 0; read = read(client, buffer)) {
        Runnable lost = isCommit(buffer, read) ? meanwhile.getAndSet(null) : null;
        muted.set(lost != null);
        database.getOutputStream().write(buffer, 0, read);
        if (lost != null) {
          lost.run();
          return;
        }
      }
    } catch (IOException e) {
      // One side is gone, so the other one goes too.
    }
  }

  private static boolean isCommit(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
  }

  private static void answer(Socket database, Socket client, AtomicBoolean muted) {
    byte[] buffer = new byte[64 * 1024];
    try {
      for (int read = read(database, buffer); read > 0; read = read(database, buffer)) {
        if (!muted.get()) {
          client.getOutputStream().write(buffer, 0, read);
        }
      }
      if (!muted.get()) {
        client.close();
      }
    } catch (IOException e) {
      // Whoever asked is gone.
    }
  }

  private static int read(Socket from, byte[] buffer) throws IOException {
    return from.getInputStream().read(buffer);
  }
}
