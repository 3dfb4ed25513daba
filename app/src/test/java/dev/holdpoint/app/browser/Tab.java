package dev.holdpoint.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One tab, used as a person does: it looks, clicks and types. */
final class Tab {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Chromium browser;
  private final String session;

  Tab(Chromium browser, String session) {
    this.browser = browser;
    this.session = session;
    call("Page.enable", Map.of());
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return browser.call(session, method, parameters);
  }

  /** A phone's screen of this width. */
  void phone(int width) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 780, "deviceScaleFactor", 1, "mobile", true));
  }

  /** A desk's screen. */
  void desk() {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1200, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Light or dark colours. */
  void prefers(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens an address and waits until it is there. */
  void open(String address) {
    evaluate("window.left = true");
    call("Page.navigate", Map.of("url", address));
    until("!window.left && document.readyState === 'complete'");
  }

  void reload() {
    evaluate("window.left = true");
    call("Page.reload", Map.of());
    until("!window.left && document.readyState === 'complete'");
  }

  /** Clicks what this CSS selector finds first, and waits for the page that it leads to. */
  void follow(String selector) {
    evaluate("window.left = true");
    click(selector);
    until("!window.left && document.readyState === 'complete'");
  }

  /** Turns to this tab: one behind another is neither drawn nor clicked. */
  void front() {
    call("Page.bringToFront", Map.of());
  }

  void click(String selector) {
    front();
    JsonNode at =
        evaluate(
            """
            (() => {
              const it = document.querySelector(%s);
              it.scrollIntoView({block: "center"});
              const box = it.getClientRects()[0];
              return {x: box.x + box.width / 2, y: box.y + box.height / 2};
            })()
            """
                .formatted(quoted(selector)));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              at.get("x").asDouble(),
              "y",
              at.get("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  void type(String selector, String text) {
    evaluate("document.querySelector(" + quoted(selector) + ").focus()");
    call("Input.insertText", Map.of("text", text));
  }

  /** Loads the address anew until this is true of it. */
  void openUntil(String address, String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      open(address);
      if (evaluate("Boolean(" + condition + ")").asBoolean()) {
        return;
      }
      evaluate("new Promise(later => setTimeout(later, 250))");
    }
    throw new AssertionError("Never true at " + address + ": " + condition + "\n" + text());
  }

  /** Waits until this JavaScript is true of the page. */
  void until(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (holds(condition)) {
        return;
      }
    }
    throw new AssertionError("Never true: " + condition + "\n" + text());
  }

  /** False too where the page goes away while it is asked. */
  private boolean holds(String condition) {
    try {
      String ask = "new Promise(say => setTimeout(() => say(Boolean(" + condition + ")), 20))";
      return evaluate(ask).asBoolean();
    } catch (IllegalStateException gone) {
      return false;
    }
  }

  /** The page's visible text. */
  String text() {
    return evaluate("document.body.innerText").asString();
  }

  String html() {
    return evaluate("document.documentElement.outerHTML").asString();
  }

  String href(String selector) {
    return evaluate("document.querySelector(" + quoted(selector) + ").href").asString();
  }

  /** How many pixels of the page lie beyond the screen's right edge. */
  int overhang() {
    return evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .asInt();
  }

  JsonNode evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** Keeps a picture of the whole page, for people to look at. */
  void picture(Path file) {
    front();
    String data =
        call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data")
            .asString();
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return Chromium.JSON.writeValueAsString(text);
  }
}
