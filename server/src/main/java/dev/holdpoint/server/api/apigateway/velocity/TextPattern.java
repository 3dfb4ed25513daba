package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import dev.holdpoint.core.query.CountedText;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.velocity.util.introspection.VelMethod;
import org.jspecify.annotations.NullUnmarked;

/** A text's methods that take a regular expression, held to a number of looks at the text. */
@NullUnmarked
record TextPattern(String name, BiFunction<CharSequence, Object[], Object> body)
    implements VelMethod {
  static final Set<String> KNOWN = Set.of("matches", "replaceAll", "replaceFirst", "split");
  private static final int LOOKS = 100_000;
  private static final int LOOKS_PER_CHARACTER = 100;

  /** Null where it is called with something else. */
  static VelMethod of(String name, Object[] arguments) {
    boolean texts = Arrays.stream(arguments).allMatch(String.class::isInstance);
    int wanted = name.startsWith("replace") ? 2 : 1;
    if (!texts || arguments.length != wanted) {
      return null;
    }
    return new TextPattern(
        name,
        switch (name) {
          case "matches" -> (text, with) -> pattern(with).matcher(text).matches();
          case "replaceAll" ->
              (text, with) -> pattern(with).matcher(text).replaceAll((String) with[1]);
          case "replaceFirst" ->
              (text, with) -> pattern(with).matcher(text).replaceFirst((String) with[1]);
          default -> (text, with) -> Arrays.asList(pattern(with).split(text));
        });
  }

  private static Pattern pattern(Object[] arguments) {
    return Pattern.compile((String) arguments[0]);
  }

  @Override
  public Object invoke(Object target, Object[] arguments) {
    try {
      CountedText text =
          new CountedText((String) target, LOOKS, LOOKS_PER_CHARACTER, TextPattern::tooLong);
      return body.apply(text, arguments);
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw MappingFailure.ofTheApi("A regular expression of the template cannot be used");
    }
  }

  @Override
  public boolean isCacheable() {
    return false;
  }

  @Override
  public String getMethodName() {
    return name;
  }

  @Override
  public Method getMethod() {
    return null;
  }

  @Override
  public Class<?> getReturnType() {
    return Object.class;
  }

  private static MappingFailure tooLong() {
    return MappingFailure.ofTheApi("A regular expression of the template takes too long");
  }
}
