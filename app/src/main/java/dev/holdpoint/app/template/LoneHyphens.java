package dev.holdpoint.app.template;

import java.util.function.Consumer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * Hyphens alone within brackets, {@code !Split [-, !Ref A]}: no texts in YAML 1.2, but texts to the
 * parsers of AWS's tools. They are found where the parser stops at one.
 */
final class LoneHyphens {
  /** Each is found by a pass of its own, so there may not be many. */
  private static final int MAX = 100;

  private LoneHyphens() {}

  /** The document with such hyphens in quotes, as the parser takes it. */
  static String quoted(String text, Consumer<String> parser) {
    String document = text;
    for (int found = 0; ; found++) {
      try {
        parser.accept(document);
        return document;
      } catch (ScannerException e) {
        int at = offset(document, e);
        if (found == MAX || !isLone(document, at)) {
          throw e;
        }
        document = document.substring(0, at) + "'-'" + document.substring(at + 1);
      }
    }
  }

  private static int offset(String document, ScannerException e) {
    // A mark counts code points.
    return document.offsetByCodePoints(0, e.getProblemMark().map(Mark::getIndex).orElse(0));
  }

  private static boolean isLone(String document, int at) {
    return document.startsWith("-", at)
        && at + 1 < document.length()
        && ",]}".indexOf(document.charAt(at + 1)) >= 0;
  }
}
