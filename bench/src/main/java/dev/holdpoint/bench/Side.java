package dev.holdpoint.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with executions that wait, one of two that are measured in turns. */
final class Side {
  private static final int CLIENTS = 64;

  /** A fixed URL, so that the machine is the same whatever port the server has. */
  private static final String DEFINITION =
      """
      {"StartAt": "Ask", "States": {"Ask": {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "TimeoutSeconds": 31536000,
        "HeartbeatSeconds": 2592000,
        "Parameters": {"QueueUrl": "http://127.0.0.1:4566/000000000000/bench", "MessageBody": {
          "token.$": "$$.Task.Token", "order.$": "$.order"}},
        "End": true}}}\
      """;

  /** What is measured of a round: the answer, the start, the receive. */
  static final int CALLS = 3;

  private final Path data;
  private ServerProcess server;
  private HttpAws aws;
  private String machine = "";
  private String url = "";
  private long[][] nanos = {};

  Side(Path data) throws IOException {
    this.data = data;
    this.server = ServerProcess.start(data);
    this.aws = connected();
  }

  ServerProcess server() {
    return server;
  }

  /** Ends the server, well or by SIGKILL, and starts it again. */
  void again(boolean kill) throws IOException {
    aws.close();
    if (kill) {
      server.kill();
    } else {
      server.close();
    }
    server = ServerProcess.start(data);
    aws = connected();
  }

  private HttpAws connected() throws IOException {
    HttpAws connected = new HttpAws(server.address());
    url = connected.createQueue(Scenario.QUEUE);
    machine = connected.createMachine("waiting", DEFINITION);
    return connected;
  }

  /** Starts executions until so many wait. */
  void fill(int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    URI address = server.address();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> clients = new ArrayList<>();
      for (int client = 0; client < Math.min(CLIENTS, count); client++) {
        clients.add(threads.submit(() -> start(address, left)));
      }
      for (Future<Boolean> client : clients) {
        client.get();
      }
    }
  }

  private boolean start(URI address, AtomicInteger left) throws IOException {
    try (HttpAws client = new HttpAws(address)) {
      while (left.getAndDecrement() > 0) {
        client.start(machine, Scenario.INPUT);
      }
    }
    return true;
  }

  /** Forgets what was measured, and makes room. */
  void begin(int samples) {
    nanos = new long[CALLS][samples];
  }

  /** One is started and the oldest answered, so that as many go on waiting. */
  void round(int sample) throws IOException {
    long begin = System.nanoTime();
    aws.start(machine, Scenario.INPUT);
    long started = System.nanoTime();
    Aws.Message message = aws.receive(url);
    long received = System.nanoTime();
    aws.success(message.token(), Scenario.ANSWER);
    nanos[0][sample] = System.nanoTime() - received;
    nanos[1][sample] = started - begin;
    nanos[2][sample] = received - started;
    aws.delete(url, message.receiptHandle());
  }

  /** Milliseconds of a call that this share of the rounds did not exceed. */
  double millis(int call, double share) {
    long[] sorted = nanos[call].clone();
    Arrays.sort(sorted);
    return sorted[(int) ((sorted.length - 1) * share)] / 1e6;
  }

  void close() throws IOException {
    aws.close();
    server.close();
  }
}
