package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.build.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What {@code sam build} left in {@code .aws-sam/build} beside a template.
 *
 * @param folder that folder, which may not be there
 * @param resources what the template says that was written there
 */
record SamArtifacts(Path folder, JsonNode resources) {
  private static final Logger LOG = LoggerFactory.getLogger(SamArtifacts.class);
  private static final Path BUILD = Path.of(".aws-sam", "build");
  private static final String TEMPLATE = "template.yaml";
  private static final List<String> PLACES = List.of("CodeUri", "ContentUri", "Code", "Content");

  /** What is there in the folder of a template. */
  static SamArtifacts in(Path home, Sources sources) {
    Path folder = home.resolve(BUILD);
    Path template = folder.resolve(TEMPLATE);
    if (Files.notExists(template)) {
      return new SamArtifacts(home, Json.object());
    }
    sources.use(template);
    try {
      return new SamArtifacts(
          folder, TemplateReader.tree(Files.readString(template)).path("Resources"));
    } catch (IOException | TemplateException e) {
      LOG.warn("{} is passed over: {}", template, e.getMessage());
      return new SamArtifacts(home, Json.object());
    }
  }

  /** Whether the template is the one that was written there. */
  boolean isItself() {
    return folder.endsWith(BUILD) && resources.isEmpty();
  }

  /** What was built for this resource after its source last changed, or null. */
  @Nullable Path find(String id, Path source) {
    for (String place : PLACES) {
      JsonNode named = resources.path(id).path("Properties").path(place);
      if (named.isString() && Files.exists(folder.resolve(named.stringValue()))) {
        return current(id, folder.resolve(named.stringValue()), source);
      }
    }
    return null;
  }

  private @Nullable Path current(String id, Path made, Path source) {
    try {
      long built = Files.getLastModifiedTime(folder.resolve(TEMPLATE)).toMillis();
      if (Files.isDirectory(source) && Tree.newest(source) <= built) {
        LOG.info("{}: what sam build has made is taken: {}", id, made);
        return made;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("{}: {} is older than its source, and not taken.", id, made);
    return null;
  }
}
