package dev.holdpoint.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** What may happen next, and how often. */
final class Steps {
  private static final int SHORT_MILLIS = 3_000;
  private static final int LONG_MILLIS = 70_000;

  private final World world;
  private final Random random;
  private final Answers answers;
  private final Starts starts;
  private final QueueUsers queues;
  private final EventUsers events;
  private final Mails mails;
  private final Outside outside;
  private final Rest rest;

  Steps(World world) {
    this.world = world;
    this.random = world.random;
    this.answers = new Answers(world);
    this.starts = new Starts(world);
    this.queues = new QueueUsers(world, answers);
    this.events = new EventUsers(world);
    this.mails = new Mails(world);
    this.outside = new Outside(world, answers, mails);
    this.rest = new Rest(world, outside, events);
  }

  void prepare() {
    SimulatedNode node = world.nodes.first();
    answers.prepare(node);
    starts.prepare(node, queues.prepare(node));
    events.prepare(node);
    mails.prepare(node);
  }

  String next(SimulatedNode node) {
    return switch (random.nextInt(46)) {
      case 0, 1, 2, 3 -> starts.start(node);
      case 4, 5, 6, 7, 8 -> node.fireTimers();
      case 9, 10, 11 -> node.claim();
      case 12, 13, 14, 15, 16, 17 -> outside.goOn(node);
      case 18, 19 -> outside.deliverAgain(node);
      case 20, 21, 22, 23, 24 -> answers.answer(node);
      case 25 -> answers.beat(node);
      case 26, 27, 28 -> queues.receive(node);
      case 29 -> queues.send(node);
      case 30, 31 -> answers.work(node);
      case 32, 33 -> starts.stop(node);
      case 34 -> starts.redrive(node);
      case 35 -> odd(node);
      case 36 -> events.put(node);
      case 37 -> mails.subscribe(node);
      case 38, 39, 40 -> outside.goOn(node);
      default -> passTime();
    };
  }

  /** What happens to a machine, not to what it is asked. */
  private String odd(SimulatedNode node) {
    if (random.nextBoolean()) {
      node.clock().set(random);
      return "has its clock set: " + node.clock();
    }
    return world.pauses.none() ? node.stop() : "goes on";
  }

  String passTime() {
    Instant next = world.memory.read(tx -> tx.timers().next());
    if (next != null && random.nextInt(3) == 0) {
      world.clock.advanceTo(next);
    } else {
      int most = random.nextBoolean() ? SHORT_MILLIS : LONG_MILLIS;
      world.clock.advance(Duration.ofMillis(random.nextInt(most)));
    }
    return "sees time pass";
  }

  void rest() {
    rest.await();
  }
}
