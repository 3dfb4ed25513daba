package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.store.Tx;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links that programs make of an API's id, by AWS's host name. In a mail they would lead to AWS,
 * where this API is not.
 */
public final class ApiLinks {
  private static final Pattern LINK =
      Pattern.compile(
          "https://([a-z0-9]{10})\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(?![\\w.-])");

  private ApiLinks() {}

  /**
   * The text with each link to an API of ours leading here.
   *
   * @param base where people reach this server, without a slash at the end
   */
  public static String here(Tx tx, String text, String base) {
    if (!text.contains(".execute-api.")) {
      return text;
    }
    Apis apis = new Apis();
    return LINK.matcher(text)
        .replaceAll(link ->
            Matcher.quoteReplacement(
                apis.find(tx, link.group(1)) == null
                    ? link.group()
                    : base + "/execute-api/" + link.group(1)));
  }
}
