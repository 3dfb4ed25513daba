package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that nodes share goes an hour after nothing has named it, whoever looks. */
class SharedCodeTest {
  private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");
  private static final Duration HOUR = Duration.ofMinutes(61);

  @TempDir Path folder;
  private final InMemoryStore store = new InMemoryStore();
  private final SharedCode shared = new SharedCode(store);
  private Instant now = BEGIN;

  private CodeStore node(String name) {
    return new CodeStore(folder.resolve(name), LambdaLimits.aws(), new SharedCode(store));
  }

  private int discard(FunctionCode... used) {
    Set<String> named = new HashSet<>();
    for (FunctionCode each : used) {
      named.add(each.sha256());
    }
    return shared.discard(named, now);
  }

  private int parts(FunctionCode code) {
    return store.read(tx -> tx.contents().count("code/" + code.sha256(), 0));
  }

  @Test
  void goesAfterAnHourAndOnlyWhatNothingNames() throws Exception {
    FunctionCode one = node("a").put(zip("one", 10));
    FunctionCode two = node("a").put(zip("two", 10));
    assertEquals(0, discard(two));
    now = now.plus(Duration.ofMinutes(59));
    assertEquals(0, discard(two));
    now = BEGIN.plus(HOUR);
    assertEquals(1, discard(two));
    assertEquals(0, parts(one));
    assertEquals(2, parts(two));
    node("b").fetch(two);
    node("b").fetch(one);
    assertEquals(1, folders("b"));
  }

  @Test
  void theHourBeginsAnewWhereItWasNamedMeanwhile() throws Exception {
    FunctionCode one = node("a").put(zip("one", 10));
    assertEquals(0, discard());
    now = now.plus(HOUR);
    assertEquals(0, discard(one));
    now = now.plus(HOUR);
    assertEquals(0, discard());
    now = now.plus(HOUR);
    assertEquals(1, discard());
  }

  @Test
  void whoIsAboutToNameItFindsItForAnHour() throws Exception {
    node("a").put(zip("one", 10));
    assertEquals(0, discard());
    now = now.plus(HOUR);
    FunctionCode again = node("b").put(zip("one", 10));
    assertEquals(0, discard());
    assertEquals(2, parts(again));
    now = now.plus(Duration.ofMinutes(59));
    assertEquals(0, discard());
    try (InputStream archive = shared.open(again.sha256())) {
      assertNotNull(archive);
    }
  }

  @Test
  void partsOfANodeThatDiedGo() {
    store.write(tx -> {
      tx.contents().put("code/abc", 1, new byte[] {1});
      tx.contents().put("code/abc", 2, new byte[] {1});
      tx.contents().put("other/abc", 1, new byte[] {1});
      return true;
    });
    assertNull(shared.open("abc"));
    assertEquals(0, discard());
    now = now.plus(HOUR);
    assertEquals(1, discard());
    assertEquals(0, count(store, -1));
    assertEquals(1, store.<Integer>read(tx -> tx.contents().count("other/abc", 0)).intValue());
  }

  @Test
  void whoWritesPartsKeepsThem() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.write(source.resolve("a.bin"), noise(1_500_000));
    Files.write(source.resolve("b.bin"), noise(1_500_000));
    // Another node looks after each part, 40 minutes apart: no part is an hour without the next.
    InMemoryStore watched = new InMemoryStore();
    SharedCode looking = new SharedCode(watched);
    SharedCode writing =
        new SharedCode(
            new AfterEachWrite(
                watched,
                () -> {
                  now = now.plus(Duration.ofMinutes(40));
                  looking.discard(Set.of(), now);
                }));
    writing.keep("abc", source);
    assertEquals(4, count(watched, 0));
  }

  @Test
  void whoStoodStillTooLongHearsOfIt() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.write(source.resolve("a.bin"), noise(2_500_000));
    InMemoryStore watched = new InMemoryStore();
    SharedCode looking = new SharedCode(watched);
    SharedCode writing =
        new SharedCode(
            new AfterEachWrite(
                watched,
                () -> {
                  looking.discard(Set.of(), now);
                  now = now.plus(HOUR);
                  looking.discard(Set.of(), now);
                }));
    assertThrows(IOException.class, () -> writing.keep("abc", source));
    assertNull(looking.open("abc"));
    looking.keep("abc", source);
    try (InputStream archive = looking.open("abc")) {
      assertNotNull(archive);
    }
  }

  /** A store that lets something happen after each unit of work. */
  private record AfterEachWrite(Store store, Runnable next) implements Store {
    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      T result = store.write(work);
      next.run();
      return result;
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return store.read(work);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private long folders(String node) throws IOException {
    try (var all = Files.list(folder.resolve(node).resolve("code"))) {
      return all.count();
    }
  }

  private static int count(Store store, int from) {
    return store.read(tx -> tx.contents().count("code/abc", from));
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static byte[] zip(String text, int bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(text.getBytes(UTF_8));
      zip.write(noise(bytes));
    }
    return out.toByteArray();
  }
}
