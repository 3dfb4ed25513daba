package dev.holdpoint.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BindingsTest {
  private final Bindings<Point> bindings = new Bindings<>(Point.class);

  @Test
  void equalContentIsBoundOnce() {
    Point first = bindings.read(Json.parse("{\"x\":1,\"y\":2}"));
    assertEquals(new Point(1, 2), first);
    assertSame(first, bindings.read(Json.parse("{\"x\":1,\"y\":2}")));
  }

  @Test
  void changedContentIsBoundAnew() {
    bindings.read(Json.parse("{\"x\":1,\"y\":2}"));
    assertEquals(new Point(1, 3), bindings.read(Json.parse("{\"x\":1,\"y\":3}")));
  }

  @Test
  void whatIsNotUsedMakesRoom() {
    Point first = bindings.read(Json.parse("{\"x\":0,\"y\":0}"));
    for (int i = 1; i < 2_000; i++) {
      assertEquals(new Point(i, i), bindings.read(Json.tree(new Point(i, i))));
    }
    assertEquals(first, bindings.read(Json.parse("{\"x\":0,\"y\":0}")));
  }

  record Point(int x, int y) {}
}
