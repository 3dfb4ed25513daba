package dev.holdpoint.core.verify;

import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Tx;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at everything that is stored, as it is at one moment, and changes nothing. What it finds is
 * told one by one; a damaged row ends nothing.
 */
public final class Verification {
  /** The setting that holds the key of task tokens. */
  public static final String TOKEN_KEY = "task-tokens";

  private static final int PAGE = 500;
  private static final int KEY_BYTES = 32;

  private final Tx tx;
  private final Consumer<Finding> told;
  private final Awaited awaited = new Awaited();
  private final RowRules rows;
  private long executions;
  private long running;
  private long events;
  private long findings;
  private long resources;
  private long mapRuns;
  private long timers;
  private long owed;
  private long messages;
  private long mails;

  private Verification(Tx tx, Consumer<Finding> told) {
    this.tx = tx;
    this.told =
        finding -> {
          findings++;
          told.accept(finding);
        };
    this.rows = new RowRules(tx, awaited, this.told);
  }

  /** Looks at a whole store in one reading transaction. */
  public static Report run(Store store, Consumer<Finding> told) {
    return store.read(tx -> new Verification(tx, told).all());
  }

  private Report all() {
    try {
      look();
    } catch (StoreException e) {
      told.accept(new Finding("database", "It cannot be read any further: " + e.getMessage()));
    }
    return new Report(
        executions, running, events, timers, owed, messages, mails, mapRuns, resources, findings);
  }

  private void look() {
    Survey survey = tx.survey();
    survey.integrity().forEach(line -> told.accept(new Finding("database", line)));
    ExecutionRules rules = new ExecutionRules(tx, new Definitions(), awaited, told);
    each("execution", survey::executions, row -> check(rules, row));
    survey.strayJournals(PAGE).forEach(this::checkStray);
    MapRunRules runs = new MapRunRules(tx, awaited, told);
    mapRuns = each("map run", survey::mapRuns, runs::check);
    checkResources();
    new QueueRules(tx, told).check();
    timers = each("timer", survey::timers, rows::check);
    owed = each("owed call", survey::outbox, rows::check);
    messages = each("message", survey::messages, rows::check);
    mails = each("mail", survey::mails, rows::check);
    rows.checkAllFound();
  }

  private void check(ExecutionRules rules, ExecutionRow row) {
    executions++;
    running += row.status() == ExecutionStatus.RUNNING ? 1 : 0;
    events += rules.check(row);
  }

  private void checkStray(long execution) {
    String key = Long.toString(execution);
    if (tx.resources().find(ResourceKind.FORGOTTEN, key) == null) {
      told.accept(new Finding("journal of " + execution, "Its execution is not there"));
    }
  }

  /** A page of rows behind this id. */
  private interface Page<T> {
    List<Survey.Kept<T>> after(long id, int limit);
  }

  private <T> long each(String table, Page<T> page, Consumer<T> check) {
    long count = 0;
    long after = Long.MIN_VALUE;
    List<Survey.Kept<T>> rowsOfPage;
    do {
      rowsOfPage = page.after(after, PAGE);
      for (Survey.Kept<T> kept : rowsOfPage) {
        after = kept.id();
        count++;
        check(table + " " + kept.id(), kept.row(), kept.damage(), check);
      }
    } while (rowsOfPage.size() == PAGE);
    return count;
  }

  private <T> void check(
      String where, @Nullable T row, @Nullable String damage, Consumer<T> check) {
    if (row == null) {
      told.accept(new Finding(where, "It cannot be read: " + damage));
      return;
    }
    try {
      check.accept(row);
    } catch (RuntimeException damaged) {
      told.accept(new Finding(where, "It cannot be read: " + damaged.getMessage()));
    }
  }

  private void checkResources() {
    for (ResourceKind kind : ResourceKind.values()) {
      String after = null;
      List<Survey.KeptResource> page;
      do {
        page = tx.survey().resources(kind, after, PAGE);
        for (Survey.KeptResource kept : page) {
          after = kept.key();
          resources++;
          JsonNode body = kept.row() == null ? null : kept.row().body();
          check(kind + " " + kept.key(), body, kept.damage(), json -> check(kind, kept, json));
        }
      } while (page.size() == PAGE);
    }
    tx.survey()
        .strangeResources(PAGE)
        .forEach(row -> told.accept(new Finding(row, "Nobody knows such a kind of resource")));
    checkTokenKey();
  }

  private void check(ResourceKind kind, Survey.KeptResource kept, JsonNode body) {
    if (kind == ResourceKind.ACTIVITY_TASK) {
      rows.checkOffer(body);
    } else if (kind == ResourceKind.SET_ASIDE) {
      told.accept(
          new Finding(kept.key(), "It was set aside: " + body.path("because").asString("")));
    }
  }

  /** Without it no answer that comes could be told from a forged one. */
  private void checkTokenKey() {
    JsonNode key = tx.resources().find(ResourceKind.SETTING, TOKEN_KEY);
    String text = key == null ? "" : key.path("key").asString("");
    if (running > 0 && Base64.getUrlDecoder().decode(text).length < KEY_BYTES) {
      told.accept(new Finding("setting " + TOKEN_KEY, "The key of task tokens is not there"));
    }
  }
}
