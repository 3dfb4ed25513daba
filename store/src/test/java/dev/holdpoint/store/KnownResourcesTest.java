package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.store.KnownResources.Answer;
import dev.holdpoint.store.KnownResources.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a writer remembers, and when it has to ask again. */
class KnownResourcesTest {
  private final KnownResources known = new KnownResources();
  private int read;

  @Test
  void asksOnce() {
    assertEquals(1, ask(ResourceKind.QUEUE, "q"));
    assertEquals(1, ask(ResourceKind.QUEUE, "q"));
    assertEquals(2, ask(ResourceKind.QUEUE, "other"));
    assertEquals(3, ask(ResourceKind.TOPIC, "q"));
    known.begin();
    assertEquals(1, ask(ResourceKind.QUEUE, "q"));
  }

  @Test
  void remembersNothingOfAKindThatTheTransactionChanges() {
    ask(ResourceKind.QUEUE, "q");
    ask(ResourceKind.TOPIC, "t");
    known.change(ResourceKind.QUEUE);
    assertEquals(3, ask(ResourceKind.QUEUE, "q"));
    assertEquals(4, ask(ResourceKind.QUEUE, "q"));
    assertEquals(2, ask(ResourceKind.TOPIC, "t"));
    known.begin();
    assertEquals(5, ask(ResourceKind.QUEUE, "q"));
    assertEquals(5, ask(ResourceKind.QUEUE, "q"));
  }

  @Test
  void forgetsAllWhenSomebodyElseChangedSomething() {
    known.begin(7);
    ask(ResourceKind.QUEUE, "q");
    known.begin(7);
    assertEquals(1, ask(ResourceKind.QUEUE, "q"));
    known.begin(8);
    assertEquals(2, ask(ResourceKind.QUEUE, "q"));
  }

  @Test
  void doesNotRememberWhatComesAndGoesNorWhatIsLarge() {
    ask(ResourceKind.ACTIVITY_TASK, "a");
    assertEquals(2, ask(ResourceKind.ACTIVITY_TASK, "a"));
    ask(ResourceKind.DEFINITION, "large", 1_000_000);
    assertEquals(4, ask(ResourceKind.DEFINITION, "large", 1_000_000));
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongest() {
    for (int i = 0; i < 10_000; i++) {
      ask(ResourceKind.QUEUE, "q" + i, 1_000);
    }
    assertEquals(10_000, ask(ResourceKind.QUEUE, "q9999", 1_000));
    assertEquals(10_001, ask(ResourceKind.QUEUE, "q0", 1_000));
  }

  private int ask(ResourceKind kind, String key) {
    return ask(kind, key, 10);
  }

  /** The number of the question that was the last to be read for this answer. */
  private int ask(ResourceKind kind, String key, int weight) {
    List<Resource> answer =
        known.answer(
            Asked.one(kind, key),
            () -> {
              read++;
              return new Answer(
                  List.of(new Resource(key, JsonNodeFactory.instance.numberNode(read))), weight);
            });
    return answer.getFirst().body().asInt();
  }
}
