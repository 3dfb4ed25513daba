package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.query.jsonata.eval.Signature;
import dev.holdpoint.core.query.jsonata.eval.Values;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All functions that every expression may use: those of JSONata 2.0.6 without {@code $eval}, and
 * those that AWS adds.
 */
public final class Builtins {
  private static final Map<String, JsonNode> ALL = all();

  private Builtins() {}

  /** By name, without the dollar sign. */
  public static Map<String, JsonNode> byName() {
    return ALL;
  }

  private final Map<String, JsonNode> functions = new HashMap<>();

  private static Map<String, JsonNode> all() {
    Builtins builtins = new Builtins();
    builtins.strings();
    builtins.numbers();
    builtins.arrays();
    builtins.objects();
    builtins.others();
    builtins.ofAws();
    return Map.copyOf(builtins.functions);
  }

  private void add(String name, String signature, int arity, Builtin.Body body) {
    functions.put(name, Values.of(new Builtin(name, Signature.of(signature), arity, body)));
  }

  private void strings() {
    add("string", "<x-b?:s>", 1, Strings::string);
    add("substring", "<s-nn?:s>", 3, Strings::substring);
    add("substringBefore", "<s-s:s>", 2, Strings::substringBefore);
    add("substringAfter", "<s-s:s>", 2, Strings::substringAfter);
    add("lowercase", "<s-:s>", 1, Strings::lowercase);
    add("uppercase", "<s-:s>", 1, Strings::uppercase);
    add("length", "<s-:n>", 1, Strings::length);
    add("trim", "<s-:s>", 1, Strings::trim);
    add("pad", "<s-ns?:s>", 3, Strings::pad);
    add("join", "<a<s>s?:s>", 2, Strings::join);
    add("match", "<s-f<s:o>n?:a<o>>", 3, Matching::match);
    add("contains", "<s-(sf):b>", 2, Matching::contains);
    add("replace", "<s-(sf)(sf)n?:s>", 4, Matching::replace);
    add("split", "<s-(sf)n?:a<s>>", 3, Matching::split);
    add("base64encode", "<s-:s>", 1, Encoding::base64encode);
    add("base64decode", "<s-:s>", 1, Encoding::base64decode);
    add("encodeUrlComponent", "<s-:s>", 1, Encoding::encodeUrlComponent);
    add("encodeUrl", "<s-:s>", 1, Encoding::encodeUrl);
    add("decodeUrlComponent", "<s-:s>", 1, Encoding::decodeUrlComponent);
    add("decodeUrl", "<s-:s>", 1, Encoding::decodeUrl);
  }

  private void numbers() {
    add("sum", "<a<n>:n>", 1, Numbers::sum);
    add("max", "<a<n>:n>", 1, Numbers::max);
    add("min", "<a<n>:n>", 1, Numbers::min);
    add("average", "<a<n>:n>", 1, Numbers::average);
    add("number", "<(nsb)-:n>", 1, Numbers::number);
    add("floor", "<n-:n>", 1, (_, a) -> Numbers.map(a, Math::floor));
    add("ceil", "<n-:n>", 1, (_, a) -> Numbers.map(a, Math::ceil));
    add("abs", "<n-:n>", 1, (_, a) -> Numbers.map(a, Math::abs));
    add("round", "<n-n?:n>", 2, Numbers::round);
    add("sqrt", "<n-:n>", 1, Numbers::sqrt);
    add("power", "<n-n:n>", 2, Numbers::power);
    add("formatNumber", "<n-so?:s>", 3, Pictures::formatNumber);
    add("formatBase", "<n-n?:s>", 2, Numbers::formatBase);
    add("formatInteger", "<n-s:s>", 2, Pictures::formatInteger);
    add("parseInteger", "<s-s:n>", 2, Pictures::parseInteger);
    add("toMillis", "<s-s?:n>", 2, Pictures::toMillis);
    add("fromMillis", "<n-s?s?:s>", 3, Pictures::fromMillis);
    add("now", "<s?s?:s>", 2, Pictures::now);
    add("millis", "<:n>", 0, Pictures::millis);
  }

  private void arrays() {
    add("count", "<a:n>", 1, Arrays::count);
    add("append", "<xx:a>", 2, Arrays::append);
    add("reverse", "<a:a>", 1, Arrays::reverse);
    add("shuffle", "<a:a>", 1, Arrays::shuffle);
    add("distinct", "<x:x>", 1, Arrays::distinct);
    add("zip", "<a+>", 0, Arrays::zip);
    add("map", "<af>", 2, Folding::map);
    add("filter", "<af>", 2, Folding::filter);
    add("single", "<af?>", 2, Folding::single);
    add("reduce", "<afj?:j>", 3, Folding::reduce);
    add("sort", "<af?:a>", 2, Folding::sort);
  }

  private void objects() {
    add("keys", "<x-:a<s>>", 1, Objects::keys);
    add("lookup", "<x-s:x>", 2, Objects::lookup);
    add("spread", "<x-:a<o>>", 1, Objects::spread);
    add("merge", "<a<o>:o>", 1, Objects::merge);
    add("each", "<o-f:a>", 2, Folding::each);
    add("sift", "<o-f?:o>", 2, Folding::sift);
    add("clone", "<(oa)-:o>", 1, Objects::copy);
  }

  private void others() {
    add("boolean", "<x-:b>", 1, Checks::truth);
    add("not", "<x-:b>", 1, Checks::not);
    add("exists", "<x:b>", 1, Checks::exists);
    add("type", "<x:s>", 1, Checks::type);
    add("error", "<s?:x>", 1, Checks::error);
    add("assert", "<bs?:x>", 2, Checks::assertion);
  }

  private void ofAws() {
    add("partition", "<a-n:a<a>>", 2, AwsFunctions::partition);
    add("range", "<nnn:a<n>>", 3, AwsFunctions::range);
    add("hash", "<s-s:s>", 2, AwsFunctions::hash);
    add("random", "<n?:n>", 1, AwsFunctions::random);
    add("uuid", "<:s>", 0, AwsFunctions::uuid);
    add("parse", "<s-:x>", 1, AwsFunctions::parse);
  }
}
