package dev.holdpoint.app.run;

import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.template.TemplateException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs an application, and again whenever its files have changed. */
public final class Rounds {
  private final Application application;
  private final StackRunner stacks;
  private final Listener listener;
  private final Map<String, StackRunner.Outcome> last = new HashMap<>();
  private volatile Set<Path> files = Set.of();

  /** Hears what came of each stack. */
  public interface Listener {
    void made(StackRunner.Outcome outcome);

    /** A stack was run again. */
    void changed(Changes changes);

    /** What is there stays as it was, but for stacks that were told of. */
    void refused(String why);
  }

  public Rounds(Application application, StackRunner stacks, Listener listener) {
    this.application = application;
    this.stacks = stacks;
    this.listener = listener;
  }

  /**
   * Runs every stack.
   *
   * @throws TemplateException where one cannot be run; those before it are
   */
  public void first(List<StackRequest> requests) {
    run(requests);
  }

  /** Reads everything anew and runs it; what is refused is told, and tried with the next change. */
  public void again() {
    try {
      run(application.requests());
    } catch (TemplateException e) {
      String rest =
          e.isLate()
              ? " What was changed before it stays; the next run goes on from there."
              : " Nothing of that stack was changed.";
      listener.refused(e.getMessage() + rest);
    } catch (UncheckedIOException e) {
      listener.refused(
          "A file cannot be read: " + e.getMessage() + " Nothing of that stack was changed.");
    }
  }

  /** The files that decide. */
  public Set<Path> files() {
    Set<Path> all = new HashSet<>(application.watched());
    all.addAll(files);
    return all;
  }

  private void run(List<StackRequest> requests) {
    Set<Path> used = new HashSet<>();
    try {
      for (StackRequest request : requests) {
        used.add(request.template());
        tell(stacks.run(request));
        used.addAll(request.sources().used());
      }
    } catch (TemplateException | UncheckedIOException e) {
      requests.forEach(request -> used.addAll(request.sources().used()));
      // What the last good run read still counts.
      used.addAll(files);
      throw e;
    } finally {
      files = used;
    }
  }

  private void tell(StackRunner.Outcome outcome) {
    StackRunner.@Nullable Outcome before = last.put(outcome.stack().name(), outcome);
    if (before == null) {
      listener.made(outcome);
    } else {
      Changes changes = Changes.between(before, outcome);
      if (!changes.isEmpty()) {
        listener.changed(changes);
      }
    }
  }
}
