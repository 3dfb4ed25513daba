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

  /** The function's ARN, without a qualifier; only {@code $LATEST} is there to be qualified. */
  public static Arn arn(Home home, String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      FunctionRules.checkName(name);
      throw LambdaError.functionNotFound(Arn.of(name));
    }
    String region = form.group(1) == null ? home.region() : form.group(1);
    String account = form.group(2) == null ? home.account() : form.group(2);
    Arn arn = new Home(account, region).arn("lambda", "function:" + form.group(3));
    checkQualifier(arn, form.group(4));
    return arn;
  }

  /** Refuses every version and alias but {@code $LATEST}, which null stands for. */
  public static void checkQualifier(Arn arn, @Nullable String qualifier) {
    if (qualifier != null && !qualifier.isEmpty() && !qualifier.equals("$LATEST")) {
      throw LambdaError.functionNotFound(Arn.of(arn + ":" + qualifier));
    }
  }
}
