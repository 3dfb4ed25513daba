package dev.holdpoint.app.torture;

import dev.holdpoint.app.torture.Ledger.Answer;
import dev.holdpoint.app.torture.Ledger.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Clients that start, receive, answer, delete and send, whatever becomes of the servers. */
final class Traffic implements AutoCloseable {
  static final Duration HIDDEN = Duration.ofSeconds(4);
  private static final int STARTERS = 6;
  private static final int WORKERS = 6;

  private final Servers servers;
  private final Ledger ledger;
  private final String machine;
  private final int executions;
  private final long seed;
  private final AtomicInteger names = new AtomicInteger();
  private final List<Future<?>> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Names of executions whose start was cut off, to be started again. */
  private final Queue<String> again = new ConcurrentLinkedQueue<>();

  private volatile boolean open = true;

  /** One thing that a client does at a server. */
  private interface Step {
    /** False when there is nothing more to do. */
    boolean run(Aws aws, Random random);
  }

  Traffic(Servers servers, Ledger ledger, String machine, int executions, long seed) {
    this.servers = servers;
    this.ledger = ledger;
    this.machine = machine;
    this.executions = executions;
    this.seed = seed;
  }

  void begin() {
    for (int i = 0; i < STARTERS; i++) {
      client(i, this::start);
    }
    for (int i = 0; i < WORKERS; i++) {
      client(100 + i, (aws, random) -> work(aws, url(aws, "asks"), random));
    }
    client(200, this::send);
    client(300, (aws, random) -> drain(aws, url(aws, "plain")));
  }

  private void client(int number, Step step) {
    Random random = new Random(seed + number);
    clients.add(
        threads.submit(() -> {
          boolean more = true;
          while (open && more) {
            Aws aws = servers.current();
            try {
              more = step.run(aws, random);
            } catch (SdkClientException cut) {
              servers.awaitOther(aws);
            } catch (SdkServiceException unexpected) {
              ledger.violations.add("Unexpected: " + unexpected);
            }
          }
          return null;
        }));
  }

  static String url(Aws aws, String queue) {
    return aws.sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  private boolean start(Aws aws, Random random) {
    String cutOff = again.poll();
    int number = cutOff == null ? names.incrementAndGet() : 0;
    if (number > executions) {
      return false;
    }
    String name = cutOff == null ? "e" + number : cutOff;
    try {
      ledger.started.put(name, aws.start(machine, name, "{\"name\":\"" + name + "\"}"));
      ledger.acknowledged.incrementAndGet();
    } catch (ExecutionAlreadyExistsException there) {
      if (cutOff == null) {
        throw there;
      }
    } catch (SdkClientException cut) {
      ledger.maybeStarted.add(name);
      if (random.nextBoolean()) {
        // The name makes the repeat the same execution, whether or not it had begun.
        again.add(name);
      }
      throw cut;
    }
    return true;
  }

  private boolean send(Aws aws, Random random) {
    String body = UUID.randomUUID().toString();
    String queue = url(aws, "plain");
    aws.sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    ledger.sent.add(body);
    return names.get() < executions;
  }

  /** Receives and answers one batch from the queue of tokens. */
  private boolean work(Aws aws, String queue, Random random) {
    long begin = System.nanoTime();
    for (Message message : receive(aws, queue, 2)) {
      checkNotDeleted(message, begin);
      String token = message.body();
      put(ledger.messages.computeIfAbsent(token, _ -> set()), message.messageId());
      answer(aws, token, random);
      if (random.nextInt(10) == 0) {
        ledger.kept.add(message.messageId());
      } else if (!ledger.kept.contains(message.messageId())) {
        delete(aws, queue, message, begin);
      }
      if (random.nextInt(20) == 0) {
        answer(aws, token, random);
      }
    }
    return true;
  }

  private void answer(Aws aws, String token, Random random) {
    Answer answer = new Answer(kind(random), UUID.randomUUID().toString());
    Set<Answer> tried = ledger.tried.computeIfAbsent(token, _ -> set());
    put(tried, answer);
    try {
      give(aws, token, answer);
      ledger.acknowledged.incrementAndGet();
      Answer earlier = ledger.answered.putIfAbsent(token, answer);
      if (earlier != null) {
        ledger.violations.add("Two answers were taken: " + earlier + " and " + answer);
      }
    } catch (TaskTimedOutException over) {
      if (tried.size() == 1) {
        ledger.violations.add("A token was over before anybody answered it: " + answer);
      }
    }
  }

  private static Kind kind(Random random) {
    int dice = random.nextInt(10);
    return dice < 7 ? Kind.SUCCESS : dice < 9 ? Kind.REFUSED : Kind.AGAIN;
  }

  /** Answers, or hears that it is too late. */
  static void give(Aws aws, String token, Answer answer) {
    switch (answer.kind()) {
      case SUCCESS ->
          aws.sfn.sendTaskSuccess(
              request -> request.taskToken(token).output("\"" + answer.id() + "\""));
      case REFUSED ->
          aws.sfn.sendTaskFailure(
              request -> request.taskToken(token).error("Refused").cause(answer.id()));
      case AGAIN ->
          aws.sfn.sendTaskFailure(
              request -> request.taskToken(token).error("Again").cause(answer.id()));
    }
  }

  /** Receives and deletes one batch of plain messages. */
  private boolean drain(Aws aws, String queue) {
    long begin = System.nanoTime();
    for (Message message : receive(aws, queue, 2)) {
      checkNotDeleted(message, begin);
      ledger.arrived.add(message.body());
      delete(aws, queue, message, begin);
    }
    return true;
  }

  List<Message> receive(Aws aws, String queue, int seconds) {
    return aws.sqs
        .receiveMessage(request ->
            request
                .queueUrl(queue)
                .maxNumberOfMessages(10)
                .visibilityTimeout((int) HIDDEN.toSeconds())
                .waitTimeSeconds(seconds))
        .messages();
  }

  void checkNotDeleted(Message message, long receiveBeganNanos) {
    Long deleted = ledger.deletedNanos.get(message.messageId());
    if (deleted != null && deleted - receiveBeganNanos < 0) {
      ledger.violations.add("A deleted message came again: " + message.messageId());
    }
  }

  private void delete(Aws aws, String queue, Message message, long receiveBeganNanos) {
    aws.sqs.deleteMessage(
        request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    ledger.acknowledged.incrementAndGet();
    long now = System.nanoTime();
    // Later than this, somebody else may hold a newer handle, and this one deleted nothing.
    if (now - receiveBeganNanos < HIDDEN.toNanos()) {
      ledger.deletedNanos.put(message.messageId(), now);
    }
  }

  private static <T> Set<T> set() {
    return ConcurrentHashMap.newKeySet();
  }

  private static <T> void put(Set<T> set, T value) {
    set.add(value);
  }

  /** Waits for the clients to end what they began. */
  void end() throws InterruptedException {
    open = false;
    for (Future<?> client : clients) {
      try {
        client.get();
      } catch (ExecutionException e) {
        ledger.violations.add("A client failed: " + e.getCause());
      }
    }
  }

  @Override
  public void close() {
    open = false;
    threads.shutdownNow();
    threads.close();
  }
}
