package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.Node;
import java.util.concurrent.CountDownLatch;

/** A node that serves until somebody stops the process, and then ends cleanly. */
final class Serving implements AutoCloseable {
  private final Node node;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Serving(Node node) {
    this.node = node;
  }

  /** Takes the node over: Ctrl-C and SIGTERM let it end what it began. */
  static Serving begin(Node node) {
    Serving serving = new Serving(node);
    Runtime.getRuntime().addShutdownHook(new Thread(serving::stop, "stop"));
    return serving;
  }

  Node node() {
    return node;
  }

  /** Scripts wait for this line. */
  void ready() {
    Terminal.line("Holdpoint ready on " + node.address().text());
  }

  /** Waits until it is stopped; the exit code. */
  int untilStopped() throws InterruptedException {
    asked.await();
    return 0;
  }

  /** The process may only end once everything is closed. */
  private void stop() {
    asked.countDown();
    close();
  }

  @Override
  public void close() {
    synchronized (closed) {
      if (closed.getCount() > 0) {
        node.close();
        closed.countDown();
      }
    }
  }
}
