package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code Survey} promises. */
public abstract class SurveyContract extends OpenStore {

  @Test
  void aSoundStoreHasNothingToTell() {
    assertEquals(List.of(), read(tx -> tx.survey().integrity()));
  }

  @Test
  void everythingIsSeenInPages() {
    for (long id = 1; id <= 3; id++) {
      Timer timer = new Timer(id, NOW.plusSeconds(-id), "x");
      OutboxEntry entry = new OutboxEntry(id, OutboxKind.TASK, "{}", NOW, 0);
      change(tx -> {
        tx.timers().set(timer);
        tx.outbox().add(entry);
      });
    }
    assertEquals(List.of(1L, 2L), ids(read(tx -> tx.survey().timers(0, 2))));
    assertEquals(List.of(3L), ids(read(tx -> tx.survey().timers(2, 2))));
    assertEquals(List.of(2L, 3L), ids(read(tx -> tx.survey().outbox(1, 9))));
    assertEquals(List.of(), read(tx -> tx.survey().executions(0, 9)));
    assertEquals(List.of(), read(tx -> tx.survey().messages(0, 9)));
    assertEquals(List.of(), read(tx -> tx.survey().mails(0, 9)));
    assertEquals(List.of(), read(tx -> tx.survey().mapRuns(0, 9)));
  }

  @Test
  void aLeasedCallIsSeenToo() {
    change(tx -> tx.outbox().add(new OutboxEntry(1, OutboxKind.TASK, "{}", NOW, 0)));
    change(tx -> tx.outbox().claim(NOW, in(60), 9));
    assertEquals(List.of(1L), ids(read(tx -> tx.survey().outbox(0, 9))));
  }

  @Test
  void resourcesAreSeenInTheOrderOfTheirKeys() {
    for (String key : List.of("b", "a", "c")) {
      change(tx -> tx.resources().put(ResourceKind.SETTING, key, Json.object()));
    }
    List<Survey.KeptResource> first =
        read(tx -> tx.survey().resources(ResourceKind.SETTING, null, 2));
    List<Survey.KeptResource> rest =
        read(tx -> tx.survey().resources(ResourceKind.SETTING, "b", 2));
    assertEquals(List.of("a", "b"), first.stream().map(Survey.KeptResource::key).toList());
    assertEquals(List.of("c"), rest.stream().map(Survey.KeptResource::key).toList());
  }

  @Test
  void textsThatADatabaseCannotKeepAreNotTakenForDamage() {
    String odd = "a\u0000b\ud800c?\ufffd\ud83d\ude00";
    Arn arn = Arn.of("arn:aws:states:us-east-1:000000000000:mapRun:m/l:1");
    change(tx -> {
      tx.outbox().add(new OutboxEntry(1, OutboxKind.TASK, odd, NOW, 0));
      tx.messages().add(new Message(1, "q", odd, odd, odd, NOW, NOW, 0, null, 0, null, 0));
      tx.mails().add(new Mail(1, odd, odd, odd, odd, odd, NOW, Mail.State.SENT, 0, odd));
      tx.mapRuns().create(new MapRunRow(1, arn, new ExecutionId(1), 1, odd));
      tx.mapRuns().putItems(1, new MapItems(0, 1, odd));
      tx.resources().put(ResourceKind.SETTING, "odd", Json.text(odd));
      tx.resources().put(ResourceKind.SETTING, "odd", Json.text(odd + "!"));
    });
    List<Survey.Kept<?>> all = new ArrayList<>();
    all.addAll(read(tx -> tx.survey().outbox(0, 9)));
    all.addAll(read(tx -> tx.survey().messages(0, 9)));
    all.addAll(read(tx -> tx.survey().mails(0, 9)));
    all.addAll(read(tx -> tx.survey().mapRuns(0, 9)));
    assertEquals(4, all.size());
    all.forEach(kept -> assertNull(kept.damage(), kept.toString()));
    assertNotNull(read(tx -> tx.mapRuns().items(1, 0)));
    assertNotNull(read(tx -> tx.resources().find(ResourceKind.SETTING, "odd")));
  }

  private static List<Long> ids(List<? extends Survey.Kept<?>> rows) {
    return rows.stream().map(Survey.Kept::id).toList();
  }
}
