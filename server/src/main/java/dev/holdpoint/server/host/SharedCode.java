package dev.holdpoint.server.host;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Functions' code in the store that several nodes share: an archive in parts, and last a part 0
 * that says how many there are. Thread-safe.
 */
public final class SharedCode {
  private static final String PREFIX = "code/";
  private static final int PART = 1 << 20;

  private final Store store;

  public SharedCode(Store store) {
    this.store = store;
  }

  /** Keeps what is in the folder. When it returns, the code has reached the disk. */
  void keep(String sha256, Path folder) throws IOException {
    String key = PREFIX + sha256;
    if (store.write(tx -> isThere(tx, key))) {
      return;
    }
    Parts out = new Parts(key);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files(folder)) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    if (!store.write(tx -> complete(tx, key, out.written))) {
      throw new IOException("Code was taken away while it was shared. Try again.");
    }
  }

  /** The archive as it was kept; null where there is none. */
  @Nullable InputStream open(String sha256) {
    int count = parts(sha256);
    if (count == 0) {
      return null;
    }
    Stream<InputStream> parts =
        IntStream.rangeClosed(1, count).mapToObj(number -> part(PREFIX + sha256, number));
    return new SequenceInputStream(Collections.enumeration(parts.toList()));
  }

  private InputStream part(String key, int number) {
    byte[] bytes = store.<byte @Nullable []>read(tx -> tx.contents().find(key, number));
    if (bytes == null) {
      throw new IllegalStateException(
          "Expected a part of code, but it was gone (key=" + key + " part=" + number + ")");
    }
    return new ByteArrayInputStream(bytes);
  }

  private int parts(String sha256) {
    byte[] count = store.<byte @Nullable []>read(tx -> tx.contents().find(PREFIX + sha256, 0));
    return count == null ? 0 : Integer.parseInt(new String(count, StandardCharsets.US_ASCII));
  }

  /**
   * Takes archives away, and parts of those that were never whole, that nothing has named for an
   * hour.
   *
   * @param used the code that something names now
   * @return how many there were
   */
  int discard(Set<String> used, Instant now) {
    return new AbandonedCode(store, PREFIX, used, now).discard();
  }

  private static boolean isThere(Tx tx, String key) {
    AbandonedCode.isWanted(tx, key);
    return tx.contents().count(key, 0) > tx.contents().count(key, 1);
  }

  private static boolean complete(Tx tx, String key, int parts) {
    // Whoever stood still for an hour in the middle has lost what it had written.
    boolean whole = tx.contents().count(key, 1) >= parts;
    if (whole) {
      tx.contents().put(key, 0, Integer.toString(parts).getBytes(StandardCharsets.US_ASCII));
      AbandonedCode.isWanted(tx, key);
    }
    return whole;
  }

  private void put(String key, int part, byte[] bytes) {
    store.write(tx -> {
      tx.contents().put(key, part, bytes);
      AbandonedCode.isWanted(tx, key);
      return true;
    });
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Writes a part as soon as it is full. */
  private final class Parts extends OutputStream {
    private final String key;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(PART);
    private int written;

    Parts(String key) {
      this.key = key;
    }

    @Override
    public void write(int b) {
      buffer.write(b);
      flushFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      buffer.write(bytes, offset, length);
      flushFull();
    }

    private void flushFull() {
      if (buffer.size() >= PART) {
        next();
      }
    }

    private void next() {
      written++;
      put(key, written, buffer.toByteArray());
      buffer.reset();
    }

    @Override
    public void close() {
      if (buffer.size() > 0) {
        next();
      }
    }
  }
}
