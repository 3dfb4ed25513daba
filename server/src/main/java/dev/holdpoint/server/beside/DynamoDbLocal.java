package dev.holdpoint.server.beside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS's DynamoDB Local beside us: a process of its own that listens on this machine only, is
 * started again when it dies, and ends when we do. Thread-safe.
 */
public final class DynamoDbLocal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbLocal.class);
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** So often it may end before it has ever answered. */
  private static final int FIRST_ATTEMPTS = 3;

  private final DynamoDbProgram program;
  private final int port;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final AtomicReference<@Nullable Process> running = new AtomicReference<>();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  private DynamoDbLocal(DynamoDbProgram program, int port) {
    this.program = program;
    this.port = port;
  }

  /**
   * Begins to start it; blocks only while it is fetched.
   *
   * @param folder for its tables and its log: of one node alone
   * @param java the {@code java} program, of our own version
   * @throws NotToBeHadException where it cannot be had
   */
  public static DynamoDbLocal start(JarSource source, Path folder, Path java) {
    try {
      DynamoDbProgram program = DynamoDbProgram.prepare(source, folder, java);
      LOG.info(
          "{} {} is AWS's own, for development and testing, and not part of Holdpoint: read its"
              + " licence in {}",
          DynamoDbProgram.NAME,
          DynamoDbProgram.version(),
          program.licence());
      return start(program);
    } catch (IOException e) {
      throw new NotToBeHadException(
          DynamoDbProgram.NAME + " cannot be started in " + folder + ": " + e + ".");
    }
  }

  static DynamoDbLocal start(DynamoDbProgram program) throws IOException {
    DynamoDbLocal local = new DynamoDbLocal(program, port(program.folder().resolve("port")));
    Thread.ofVirtual().name("dynamodb-local").start(local::run);
    return local;
  }

  /** The port that it had here before, where that is free, so that other tools find it again. */
  private static int port(Path remembered) throws IOException {
    if (Files.exists(remembered)) {
      String text = Files.readString(remembered).strip();
      if (text.matches("\\d{1,5}") && isFree(Integer.parseInt(text))) {
        return Integer.parseInt(text);
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(remembered, any.getLocalPort() + "\n");
      return any.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket there = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return there.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it serves, from the beginning on. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Waits until it answers for the first time.
   *
   * @throws NotToBeHadException where it does not
   */
  public void awaitReady() {
    try {
      URI address = ready.get();
      LOG.info("{} serves at {}", DynamoDbProgram.NAME, address);
    } catch (ExecutionException e) {
      throw new NotToBeHadException(
          DynamoDbProgram.NAME + " does not start; its log is " + program.log() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotToBeHadException("The start of " + DynamoDbProgram.NAME + " was given up.");
    }
  }

  /** Keeps it running, until it is closed. */
  private void run() {
    Duration pause = FIRST_PAUSE;
    int failures = 0;
    try {
      do {
        boolean answered = live();
        failures = answered ? 0 : failures + 1;
        pause = answered ? FIRST_PAUSE : min(pause.multipliedBy(2));
        if (failures == FIRST_ATTEMPTS && !ready.isDone()) {
          ready.completeExceptionally(new IOException("it has never answered"));
          return;
        }
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.warn("The thread that keeps {} running was interrupted", DynamoDbProgram.NAME);
    }
  }

  private static Duration min(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** Starts it and waits for its end; whether it ever answered. */
  private boolean live() throws InterruptedException {
    try {
      Process process = program.start(port);
      running.set(process);
      if (closed.getCount() == 0) {
        end(process);
      }
      boolean answers = answers(process);
      if (answers) {
        ready.complete(address());
      } else {
        end(process);
      }
      int status = process.waitFor();
      if (closed.getCount() > 0) {
        LOG.warn(
            "{} ended and is started again status={} log={}",
            DynamoDbProgram.NAME,
            status,
            program.log());
      }
      return answers;
    } catch (IOException e) {
      LOG.warn("{} could not be started; trying again", DynamoDbProgram.NAME, e);
      return false;
    }
  }

  private boolean answers(Process process) throws InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (answersNow()) {
        return true;
      }
      if (System.nanoTime() > until) {
        return false;
      }
    }
    return false;
  }

  /** It refuses a bare request; that is an answer. */
  private boolean answersNow() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address()).timeout(ANSWER).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its tables survive that as they survive any crash; whoever starts it next finds them free. */
  private static void end(Process process) {
    try {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.getOutputStream().close();
      if (!process.waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // The pipe is gone with the process already.
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Process process = running.get();
    if (process != null) {
      end(process);
    }
    client.close();
  }
}
