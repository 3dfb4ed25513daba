package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may do what with a bucket's objects, by their browser.
 *
 * @param headers that requests may bring; an asterisk stands for anything
 * @param exposed headers of answers that pages may see
 * @param maxAge for how many seconds a browser may remember it, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CorsRule(
    @Nullable String id,
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    @Nullable Integer maxAge) {
  /** AWS's limit. */
  public static final int MOST = 100;

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

  public CorsRule {
    origins = origins == null ? List.of() : List.copyOf(origins);
    methods = methods == null ? List.of() : List.copyOf(methods);
    headers = headers == null ? List.of() : List.copyOf(headers);
    exposed = exposed == null ? List.of() : List.copyOf(exposed);
  }

  /** Refuses, in S3's words, rules that it does not take. */
  public static List<CorsRule> checked(List<CorsRule> rules) {
    if (rules.isEmpty() || rules.size() > MOST) {
      throw S3Error.malformedXml();
    }
    rules.forEach(CorsRule::check);
    return rules;
  }

  private void check() {
    if (origins.isEmpty() || methods.isEmpty()) {
      throw S3Error.malformedXml();
    }
    for (String method : methods) {
      if (!METHODS.contains(method)) {
        throw S3Error.invalidRequest(
            "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
      }
    }
    origins.forEach(origin -> checkWildcard("AllowedOrigin", origin));
    headers.forEach(header -> checkWildcard("AllowedHeader", header));
  }

  private static void checkWildcard(String what, String text) {
    if (text.indexOf('*') != text.lastIndexOf('*')) {
      throw S3Error.invalidRequest(what + " \"" + text + "\" can not have more than one wildcard.");
    }
  }

  /**
   * The first rule under which a page may do it, or null.
   *
   * @param wanted headers that it would bring
   */
  public static @Nullable CorsRule find(
      List<CorsRule> rules, String origin, String method, List<String> wanted) {
    return rules.stream()
        .filter(rule -> rule.allows(origin, method, wanted))
        .findFirst()
        .orElse(null);
  }

  private boolean allows(String origin, String method, List<String> wanted) {
    return methods.contains(method)
        && origins.stream().anyMatch(one -> isLike(origin, one))
        && wanted.stream().allMatch(this::allowsHeader);
  }

  private boolean allowsHeader(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return headers.stream().anyMatch(one -> isLike(name, one.toLowerCase(Locale.ROOT)));
  }

  private static boolean isLike(String text, String form) {
    int star = form.indexOf('*');
    return star < 0
        ? text.equals(form)
        : text.length() >= form.length() - 1
            && text.startsWith(form.substring(0, star))
            && text.endsWith(form.substring(star + 1));
  }

  /** Whether every origin may. */
  public boolean isForAll() {
    return origins.contains("*");
  }
}
