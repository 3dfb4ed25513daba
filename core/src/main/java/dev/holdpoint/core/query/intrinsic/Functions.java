package dev.holdpoint.core.query.intrinsic;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every function by its name. */
public final class Functions {
  private static final int ANY = Integer.MAX_VALUE;

  private static final Map<String, Signature> BY_NAME =
      Stream.of(
              new Signature("Format", 1, ANY, new Format()),
              new Signature("StringToJson", 1, 1, new StringToJson()),
              new Signature("JsonToString", 1, 1, new JsonToString()),
              new Signature("Array", 0, ANY, new Array()),
              new Signature("ArrayPartition", 2, 2, new ArrayPartition()),
              new Signature("ArrayContains", 2, 2, new ArrayContains()),
              new Signature("ArrayRange", 3, 3, new ArrayRange()),
              new Signature("ArrayGetItem", 2, 2, new ArrayGetItem()),
              new Signature("ArrayLength", 1, 1, new ArrayLength()),
              new Signature("ArrayUnique", 1, 1, new ArrayUnique()),
              new Signature("Base64Encode", 1, 1, new Base64Encode()),
              new Signature("Base64Decode", 1, 1, new Base64Decode()),
              new Signature("Hash", 2, 2, new Hash()),
              new Signature("JsonMerge", 3, 3, new JsonMerge()),
              new Signature("MathRandom", 2, 3, new MathRandom()),
              new Signature("MathAdd", 2, 2, new MathAdd()),
              new Signature("StringSplit", 2, 2, new StringSplit()),
              new Signature("UUID", 0, 0, new Uuid()))
          .collect(Collectors.toUnmodifiableMap(Signature::name, Function.identity()));

  private Functions() {}

  /** The function of this name behind {@code States.}, or null where there is none. */
  public static @Nullable Signature named(String name) {
    return BY_NAME.get(name);
  }
}
