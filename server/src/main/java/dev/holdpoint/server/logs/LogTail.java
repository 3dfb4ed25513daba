package dev.holdpoint.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads a group's log as it is written, also from another process than the server's. Of one thread.
 */
public final class LogTail {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PIECE = 1024 * 1024;
  private static final Arn ANY = new Arn("");

  private final Supplier<List<Path>> folders;
  private final OutputStream out;
  private final Map<Path, Long> positions = new HashMap<>();

  /**
   * @param folders of the group, asked each time
   */
  public LogTail(Supplier<List<Path>> folders, OutputStream out) {
    this.folders = folders;
    this.out = out;
  }

  /** Copies what is there and was not copied yet, in the order in which it came. */
  public void copy() throws IOException {
    List<LogEvent> found = new ArrayList<>();
    for (Path folder : folders.get()) {
      for (Path file : GroupLog.paths(folder)) {
        read(file, found);
      }
    }
    found.sort(Comparator.comparingLong(LogEvent::number));
    for (LogEvent event : found) {
      out.write(event.message().getBytes(UTF_8));
      if (!event.message().endsWith("\n")) {
        out.write('\n');
      }
    }
    out.flush();
  }

  private void read(Path file, List<LogEvent> to) throws IOException {
    long from = positions.getOrDefault(file, 0L);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size();
      while (from < end) {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - from));
        channel.read(piece, from);
        int whole = whole(piece);
        if (whole == 0) {
          break;
        }
        new String(piece.array(), 0, whole, UTF_8)
            .lines()
            .map(line -> LogEvent.read(ANY, "", line))
            .forEach(event -> {
              if (event != null) {
                to.add(event);
              }
            });
        from += whole;
      }
    } catch (NoSuchFileException e) {
      // It was the oldest one, and went.
    }
    positions.put(file, from);
  }

  /** How many bytes of a piece are whole lines. */
  private static int whole(ByteBuffer piece) {
    int end = piece.position();
    while (end > 0 && piece.get(end - 1) != '\n') {
      end--;
    }
    return end;
  }

  /** Copies what is there, and what comes, for as long as it is told to go on. */
  public void follow(BooleanSupplier goOn) throws IOException, InterruptedException {
    while (goOn.getAsBoolean()) {
      copy();
      Thread.sleep(PAUSE);
    }
  }
}
