package dev.holdpoint.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;

/** Where the pages are. */
final class Links {
  static final String ROOT = "/_holdpoint/console";
  static final String EXECUTIONS = ROOT + "/executions";
  static final String EXECUTION = ROOT + "/execution";
  static final String MACHINES = ROOT + "/workflows";
  static final String MACHINE = ROOT + "/workflow";
  static final String MAILS = ROOT + "/mailbox";
  static final String MAIL = ROOT + "/mail";
  static final String MAIL_HTML = ROOT + "/mail/html";
  static final String SERVICES = ROOT + "/services";
  static final String SET_ASIDE = ROOT + "/set-aside";
  static final String STYLE = ROOT + "/console.css";
  static final String SCRIPT = ROOT + "/live.js";

  private Links() {}

  /** Whether a page shows mails, whose links answer for people. */
  static boolean isOfMail(String path) {
    return path.equals(MAILS) || path.equals(MAIL) || path.equals(MAIL_HTML);
  }

  static String execution(Arn arn) {
    return with(EXECUTION, Map.of("arn", arn.value()));
  }

  static String machine(Arn arn) {
    return with(MACHINE, Map.of("arn", arn.value()));
  }

  static String mail(long id) {
    return with(MAIL, Map.of("id", Long.toString(id)));
  }

  /** A path with these parameters; empty ones are left out. */
  static String with(String path, Map<String, String> parameters) {
    StringBuilder all = new StringBuilder(path);
    new TreeMap<>(parameters)
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            all.append(all.length() == path.length() ? '?' : '&').append(name).append('=');
            all.append(URLEncoder.encode(value, UTF_8));
          }
        });
    return all.toString();
  }

  /** The machine's name in an execution's ARN. */
  static String machineName(Arn execution) {
    String[] parts = execution.value().split(":");
    return parts.length > 6 ? parts[6] : "";
  }
}
