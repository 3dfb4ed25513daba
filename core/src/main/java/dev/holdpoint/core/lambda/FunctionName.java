package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which callers name a function: its name, a part of its ARN, or all of it. */
public final class FunctionName {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\\d):)?(?:(\\d{12}):)?(?:function:)?([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

  private FunctionName() {}

  /**
   * A function as somebody names it.
   *
   * @param qualifier a version or an alias, or null for what may still change
   */
  public record Named(Arn base, @Nullable String qualifier) {
    /** With the qualifier, where there is one. */
    public Arn arn() {
      return qualifier == null ? base : Arn.of(base + ":" + qualifier);
    }
  }

  /** The function's ARN, where no other version than {@code $LATEST} may be named. */
  public static Arn arn(Home home, String name) {
    Named named = named(home, name);
    checkQualifier(named.base(), named.qualifier());
    return named.base();
  }

  public static Named named(Home home, String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      FunctionRules.checkName(name);
      throw LambdaError.functionNotFound(Arn.of(name));
    }
    String region = form.group(1) == null ? home.region() : form.group(1);
    String account = form.group(2) == null ? home.account() : form.group(2);
    Arn arn = new Home(account, region).arn("lambda", "function:" + form.group(3));
    String qualifier = form.group(4);
    return new Named(arn, Function.LATEST.equals(qualifier) ? null : qualifier);
  }

  /** Refuses every version and alias but {@code $LATEST}, which null stands for. */
  public static void checkQualifier(Arn arn, @Nullable String qualifier) {
    if (qualifier != null && !qualifier.isEmpty() && !qualifier.equals("$LATEST")) {
      throw LambdaError.functionNotFound(Arn.of(arn + ":" + qualifier));
    }
  }
}
