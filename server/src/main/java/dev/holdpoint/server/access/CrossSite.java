package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of another site acts through the browser of someone who can reach us. Browsers say
 * so; programs say nothing of the kind.
 */
public final class CrossSite {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private CrossSite() {}

  /** Whether it comes from a page that is not ours. */
  public static boolean isForeign(WebRequest request) {
    String site = request.header("sec-fetch-site");
    if (site != null) {
      return !OURS.contains(site);
    }
    return isElsewhere(request.header("origin"), request)
        || isElsewhere(request.header("referer"), request);
  }

  private static boolean isElsewhere(@Nullable String page, WebRequest request) {
    return page != null && !authority(page).equals(host(request));
  }

  private static String host(WebRequest request) {
    String host = request.header("host");
    return host == null ? "?" : host.toLowerCase(Locale.ROOT);
  }

  private static String authority(String page) {
    try {
      String authority = URI.create(page).getRawAuthority();
      return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
