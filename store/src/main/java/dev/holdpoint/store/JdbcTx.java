package dev.holdpoint.store;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ContentStore;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MailStore;
import dev.holdpoint.core.store.MapRunStore;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.ObjectStore;
import dev.holdpoint.core.store.OutboxStore;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.TimerStore;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the units that run on one session see, one after another. */
final class JdbcTx implements Tx {
  private final Session session;
  private final ExecutionStore executions;
  private final TimerStore timers;
  private final OutboxStore outbox;
  private final ResourceStore resources;
  private final MessageStore messages;
  private final MailStore mails;
  private final MapRunStore mapRuns;
  private final ArchiveStore archives;
  private final ContentStore contents;
  private final ObjectStore objects;
  private final VersionStore versions;
  private final Survey survey;
  private final Savepoints savepoints;
  private List<Runnable> actions = new ArrayList<>();
  private List<String> news = new ArrayList<>();

  /**
   * @param known what a writer remembers from transaction to transaction; null for one that reads
   * @param numbers of the journal's entries; null where the database gives them
   */
  JdbcTx(Session session, @Nullable KnownResources known, @Nullable EntryNumbers numbers) {
    this.session = session;
    this.savepoints = new Savepoints(session);
    this.executions = new JdbcExecutionStore(session, numbers);
    this.resources = new JdbcResourceStore(session, known);
    this.timers = new JdbcTimerStore(session, resources, known != null);
    this.outbox = new JdbcOutboxStore(session, resources);
    this.messages = new JdbcMessageStore(session, resources);
    this.mails = new JdbcMailStore(session);
    this.mapRuns = new JdbcMapRunStore(session);
    this.archives = new JdbcArchiveStore(session);
    this.contents = new JdbcContentStore(session);
    this.objects = new JdbcObjectStore(session);
    this.versions = new JdbcVersionStore(session);
    this.survey = new JdbcSurvey(session);
  }

  /** What the unit wants to happen after the commit; the next unit begins with nothing. */
  List<Runnable> takeActions() {
    if (actions.isEmpty()) {
      return List.of();
    }
    List<Runnable> taken = actions;
    actions = new ArrayList<>();
    return taken;
  }

  /** What the unit announces to other nodes; the next unit begins with nothing. */
  List<String> takeNews() {
    if (news.isEmpty()) {
      return List.of();
    }
    List<String> taken = news;
    news = new ArrayList<>();
    return taken;
  }

  /** The session on which all this happens. */
  Session session() {
    return session;
  }

  @Override
  public ExecutionStore executions() {
    return executions;
  }

  @Override
  public TimerStore timers() {
    return timers;
  }

  @Override
  public OutboxStore outbox() {
    return outbox;
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }

  @Override
  public MessageStore messages() {
    return messages;
  }

  @Override
  public MailStore mails() {
    return mails;
  }

  @Override
  public ArchiveStore archives() {
    return archives;
  }

  @Override
  public MapRunStore mapRuns() {
    return mapRuns;
  }

  @Override
  public ContentStore contents() {
    return contents;
  }

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public VersionStore versions() {
    return versions;
  }

  @Override
  public Survey survey() {
    return survey;
  }

  /** Those of the running unit's parts. */
  Savepoints savepoints() {
    return savepoints;
  }

  @Override
  public boolean giveBackSpace(int pages) {
    return session.dialect().giveBackSpace(session, pages);
  }

  @Override
  public <T extends @Nullable Object> T part(Supplier<T> work) {
    session.checkWriting();
    int known = actions.size();
    int announced = news.size();
    boolean done = false;
    savepoints.begin();
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      savepoints.end(done);
      if (!done) {
        actions.subList(known, actions.size()).clear();
        news.subList(announced, news.size()).clear();
      }
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    session.checkWriting();
    actions.add(action);
  }

  @Override
  public void announce(String line) {
    session.checkWriting();
    news.add(line);
  }
}
