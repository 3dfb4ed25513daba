package dev.holdpoint.core.asl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every action of AWS's services, and of the services that live here the parameters too, by the
 * names that a state machine uses. Taken from AWS's own service models.
 */
public final class AwsActions {
  private static final char REQUIRED = '!';

  private AwsActions() {}

  /** Loaded when the first definition asks: most have no such call. */
  private static final class Actions {
    /** The line of each service. A line as text takes a fraction of the room of a set. */
    static final Map<String, String> ALL = lines("aws-actions.txt", line -> line + " ");
  }

  private static final class Requests {
    static final Map<String, Request> ALL = lines("aws-members.txt", Requests::read);

    private static Request read(String line) {
      Set<String> members = new LinkedHashSet<>();
      Set<String> required = new LinkedHashSet<>();
      String[] words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        String member = words[i];
        boolean must = member.charAt(member.length() - 1) == REQUIRED;
        String name = must ? member.substring(0, member.length() - 1) : member;
        members.add(name);
        if (must) {
          required.add(name);
        }
      }
      return new Request(members, required);
    }
  }

  /** What may and what must be given to an action. */
  public record Request(Set<String> members, Set<String> required) {}

  /**
   * Whether AWS has this action.
   *
   * @param service {@code sfn}, as the SDK for Java names it
   * @param action {@code sendTaskSuccess}
   */
  public static boolean contains(String service, String action) {
    return Actions.ALL.getOrDefault(service, "").contains(" " + action + " ");
  }

  /** What the action takes, or null where that is not known. */
  public static @Nullable Request request(String service, String action) {
    return Requests.ALL.get(service + ":" + action);
  }

  /** Lines of a text that belongs to this class, by their first word. */
  private static <T> Map<String, T> lines(String file, Function<String, T> read) {
    try (InputStream text = AwsActions.class.getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalStateException("Expected a part of the program (file=" + file + ")");
      }
      return new String(text.readAllBytes(), UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableMap(line -> line.split(" ", 2)[0], read));
    } catch (IOException e) {
      throw new IllegalStateException("Expected a part of the program (file=" + file + ")", e);
    }
  }
}
