package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.Node;
import java.util.concurrent.CountDownLatch;

/** A node that serves until somebody stops the process, and then ends cleanly. */
final class Serving implements AutoCloseable {
  private final Node node;
  private final Thread command = Thread.currentThread();
  private final CountDownLatch asked = new CountDownLatch(1);
  private boolean closed;

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

  /**
   * Scripts wait for the last line. Who hoped for a page that nobody will see hears of it before.
   */
  void ready() {
    for (String route : node.confirmingNothing()) {
      Terminal.error(
          "confirm-get "
              + route
              + ": there is no such API and stage here, so no page stands before that link yet."
              + " Give the API's name or id, not its logical id.");
    }
    Terminal.line("Holdpoint ready on " + node.address().text());
  }

  /** Waits until it is stopped; the exit code. */
  int untilStopped() throws InterruptedException {
    asked.await();
    return 0;
  }

  /**
   * The JVM is asked to end. Unless the command ended by itself, this is a clean stop, and the exit
   * code says so; the JVM's own would be that of a killed process.
   */
  private void stop() {
    boolean bySignal = asked.getCount() > 0;
    asked.countDown();
    command.interrupt();
    closeNode();
    if (bySignal) {
      Runtime.getRuntime().halt(0);
    }
  }

  private synchronized void closeNode() {
    if (!closed) {
      closed = true;
      node.close();
    }
  }

  @Override
  public void close() {
    asked.countDown();
    closeNode();
  }
}
