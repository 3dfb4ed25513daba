package dev.holdpoint.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBookTest {
  private static final Arn GROUP = LogGroups.arn(Home.DEFAULT, "/aws/lambda/f");
  private static final LogBounds SMALL = new LogBounds(100, 400, 5, 1000);

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final LogGroups groups = new LogGroups();
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");

  private LogBook book() {
    return new LogBook(store, () -> now, new LogFolders(folder), SMALL);
  }

  private static List<String> messages(LogBook book) {
    List<LogEvent> found = new ArrayList<>();
    book.read(GROUP, _ -> true, 0, Long.MAX_VALUE, found::add);
    return found.stream().sorted(LogEvent.ORDER).map(LogEvent::message).toList();
  }

  @Test
  void whatWasLoggedIsThereAfterARestart() throws IOException {
    LogBook book = book();
    book.write(GROUP, "s", List.of("one\ntwo\\n\r", "three"));
    assertNotNull(store.read(tx -> groups.find(tx, GROUP)));
    Path file = files().getFirst();
    Files.writeString(file, "17", UTF_8, StandardOpenOption.APPEND);
    assertEquals(List.of("one\ntwo\\n\r", "three"), messages(book()));
    LogBook again = book();
    again.write(GROUP, "s", List.of("four"));
    assertEquals("four", messages(again).getLast());
    assertEquals("s", again.streams(GROUP).iterator().next().name());
  }

  @Test
  void aGroupTakesNoMoreRoomThanItMay() throws IOException {
    LogBook book = book();
    for (int i = 0; i < 100; i++) {
      book.write(GROUP, i < 50 ? "a" : "b", List.of("line " + i));
    }
    List<String> kept = messages(book);
    assertEquals("line 99", kept.getLast());
    assertTrue(kept.size() < 20, kept.toString());
    assertTrue(files().size() <= 5);
    assertEquals(List.of("b"), book.streams(GROUP).stream().map(LogStream::name).toList());
    assertEquals(kept, messages(book()));
  }

  @Test
  void aLogIsFollowedAcrossFiles() throws IOException {
    LogBook book = book();
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    LogTail tail = new LogTail(() -> new LogFolders(folder).named("/aws/lambda/f"), seen);
    StringBuilder written = new StringBuilder();
    tail.copy();
    for (int i = 0; i < 40; i++) {
      book.write(GROUP, "s" + i % 3, List.of("line " + i + "\n"));
      written.append("line ").append(i).append('\n');
      tail.copy();
    }
    assertEquals(written.toString(), seen.toString(UTF_8));
  }

  @Test
  void eventsGoWhenTheirGroupKeepsThemNoLonger() {
    LogBook book = book();
    book.write(GROUP, "old", List.of("old"));
    now = now.plus(Duration.ofDays(2));
    book.write(GROUP, "new", List.of("new"));
    store.write(tx -> groups.keepFor(tx, GROUP, 1));
    assertEquals(1, book.expire(store.read(tx -> groups.get(tx, GROUP))));
    assertEquals(List.of("new"), messages(book));
  }

  @Test
  void aDeletedGroupComesBackWithItsNextLine() {
    LogBook book = book();
    book.write(GROUP, "s", List.of("before"));
    store.<Boolean>write(tx -> {
      groups.delete(tx, GROUP);
      return true;
    });
    book.delete(GROUP);
    assertEquals(List.of(), messages(book));
    book.write(GROUP, "s", List.of("after"));
    assertEquals(List.of("after"), messages(book));
    assertNotNull(store.read(tx -> groups.find(tx, GROUP)));
  }

  @Test
  void longNamesHaveFoldersToo() {
    Arn group = LogGroups.arn(Home.DEFAULT, "x".repeat(512));
    book().write(group, "y".repeat(512), List.of("m"));
    assertEquals(1, book().streams(group).size());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
