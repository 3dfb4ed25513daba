package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.server.api.lambda.CodeArchives;
import dev.holdpoint.server.build.BuildException;
import dev.holdpoint.server.build.BuildOrder;
import dev.holdpoint.server.build.Builds;
import dev.holdpoint.server.build.Built;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * Where templates' code is, and what is built of it. A SAM template names sources: they are built
 * as {@code sam build} would, or what that has made is taken.
 */
public record CodePlaces(CodeArchives archives, Builds builds) {

  /** Keeps what lies at a path beside the template, built where it has to be. */
  FunctionCode keep(Wanted wanted, String property, Path path) {
    JsonNode recipe = wanted.recipe();
    Path home = wanted.sources().folder();
    if (recipe == null || home == null) {
      return put(wanted, property, path);
    }
    SamArtifacts artifacts = SamArtifacts.in(home, wanted.sources());
    Path made = artifacts.find(wanted.logicalId(), path);
    if (made != null || artifacts.isItself() || !Files.isDirectory(path)) {
      return put(wanted, property, made == null ? path : made);
    }
    try (Built built = builds.build(order(wanted, path, recipe))) {
      built.inputs().forEach(wanted.sources()::use);
      return archives.codes().put(built.folder());
    } catch (BuildException e) {
      throw new TemplateException(String.valueOf(e.getMessage()));
    }
  }

  private FunctionCode put(Wanted wanted, String property, Path path) {
    if (Files.notExists(path)) {
      throw wanted.mistake(property, path + " is not there; build it first");
    }
    return archives.codes().put(path);
  }

  private static BuildOrder order(Wanted wanted, Path path, JsonNode recipe) {
    return new BuildOrder(
        wanted.logicalId(),
        path,
        wanted.has("Content"),
        wanted.textOr("Runtime", ""),
        wanted.textOr("Handler", ""),
        recipe);
  }
}
