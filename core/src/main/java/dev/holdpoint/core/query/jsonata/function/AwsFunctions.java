package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Items;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The functions that AWS adds to the language. */
final class AwsFunctions {
  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private AwsFunctions() {}

  /** {@code $partition(array, size)}: pieces of at most this size. */
  static @Nullable JsonNode partition(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    Double given = arguments.number(1);
    if (array == null || given == null) {
      return null;
    }
    int size = (int) Math.floor(given);
    if (size < 1) {
      throw Fault.saying(
          FaultCode.D3137, "The chunk size of the partition function must be a positive integer");
    }
    Items pieces = Items.array();
    for (int from = 0; from < array.size(); from += Math.min(size, array.size())) {
      Items piece = Items.array();
      for (int i = from; i < array.size() && i - from < size; i++) {
        run.allocate(1);
        piece.add(array.get(i));
      }
      run.allocate(1);
      pieces.add(piece);
    }
    return pieces;
  }

  /** {@code $range(first, last, step)}: both ends count. */
  static @Nullable JsonNode range(Run run, Arguments arguments) {
    Double first = arguments.number(0);
    Double last = arguments.number(1);
    Double step = arguments.number(2);
    if (first == null || last == null || step == null) {
      return null;
    }
    if (step == 0) {
      throw Fault.saying(FaultCode.D3137, "The step of the range function must not be zero");
    }
    double count = Math.floor((last - first) / step) + 1;
    if (count > 1e7) {
      throw new Fault(FaultCode.D2014).with("value", Numerals.node(count));
    }
    run.allocate((long) Math.max(0, count));
    Items range = Items.array();
    for (int i = 0; i < count; i++) {
      range.add(Numerals.node(first + i * step));
    }
    return range;
  }

  /** {@code $hash(text, algorithm)}: in hexadecimal. */
  static @Nullable JsonNode hash(Run run, Arguments arguments) {
    String text = arguments.string(0);
    String algorithm = arguments.string(1);
    if (text == null) {
      return null;
    }
    if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
      throw Fault.saying(
          FaultCode.D3137,
          "The algorithm of the hash function must be one of " + String.join(", ", ALGORITHMS));
    }
    run.write(text.length());
    byte[] hash = digest(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    return Json.text(HexFormat.of().formatHex(hash));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have " + algorithm, e);
    }
  }

  /** {@code $random(seed)}: at least 0 and less than 1; a seed always gives the same. */
  static JsonNode random(Run run, Arguments arguments) {
    Double seed = arguments.number(0);
    double drawn =
        seed == null
            ? run.randomness().nextDouble()
            : new Random(Double.doubleToLongBits(seed)).nextDouble();
    return Numerals.node(drawn);
  }

  static JsonNode uuid(Run run, Arguments arguments) {
    return Json.text(run.randomness().uuid());
  }

  /** {@code $parse(text)}: the value of a JSON text. */
  static @Nullable JsonNode parse(Run run, Arguments arguments) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length());
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw Fault.saying(FaultCode.D3137, "The argument of the parse function must be valid JSON");
    }
  }
}
