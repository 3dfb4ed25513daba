package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What this user's Maven settings say: where jars lie already, and which mirror stands for Maven
 * Central.
 *
 * @param mirror null where none is named
 */
public record MavenSettings(Path localRepository, @Nullable URI mirror) {
  private static final List<String> CENTRAL = List.of("*", "central", "external:*");

  /** Reads {@code ~/.m2/settings.xml}, where there is one. */
  public static MavenSettings of(Path home) {
    Path usual = home.resolve(".m2/repository");
    Path file = home.resolve(".m2/settings.xml");
    if (!Files.isReadable(file)) {
      return new MavenSettings(usual, null);
    }
    try {
      Element root = Pom.parse(Files.readString(file)).getDocumentElement();
      String local = Pom.text(root, "localRepository").replace("${user.home}", home.toString());
      return new MavenSettings(local.isEmpty() ? usual : Path.of(local), mirror(root));
    } catch (IOException | LibraryException | IllegalArgumentException e) {
      return new MavenSettings(usual, null);
    }
  }

  private static @Nullable URI mirror(Element root) {
    for (Element mirrors : Pom.children(root, "mirrors")) {
      for (Element mirror : Pom.children(mirrors, "mirror")) {
        boolean central =
            Arrays.stream(Pom.text(mirror, "mirrorOf").split(",", -1))
                .map(String::strip)
                .anyMatch(CENTRAL::contains);
        if (central) {
          return URI.create(Pom.text(mirror, "url"));
        }
      }
    }
    return null;
  }
}
