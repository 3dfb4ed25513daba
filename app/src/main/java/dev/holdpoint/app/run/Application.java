package dev.holdpoint.app.run;

import dev.holdpoint.app.cdk.Assembly;
import dev.holdpoint.app.stack.StackRequest;
import dev.holdpoint.app.template.References;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Templates that are run together, as the command line names them.
 *
 * @param templates each a template, or a folder that {@code cdk synth} wrote
 * @param chosen stacks of such a folder; none means all
 * @param stackName the name of the one stack, or null
 * @param parameters values of the templates' parameters, by name
 * @param files with further values
 */
public record Application(
    List<NamedTemplate> templates,
    List<String> chosen,
    @Nullable String stackName,
    Map<String, String> parameters,
    ValueFiles files) {
  public Application {
    templates = List.copyOf(templates);
    chosen = List.copyOf(chosen);
    parameters = Map.copyOf(parameters);
  }

  /**
   * The stacks, each behind those it needs: reads everything anew.
   *
   * @throws TemplateException where something is not there or not clear
   */
  public List<StackRequest> requests() {
    Map<String, String> given = new HashMap<>(ValueFile.parameters(files.parameters()));
    given.putAll(parameters);
    References references = files.references();
    Set<String> unused = new TreeSet<>(given.keySet());
    Set<String> known = new TreeSet<>();
    Map<String, StackRequest> requests = new LinkedHashMap<>();
    for (StackRequest plain : stacks()) {
      Set<String> names =
          TemplateReader.draft(text(plain.template()), plain.sources()::text).parameters().keySet();
      Map<String, String> values = new HashMap<>(plain.parameters());
      values.putAll(given);
      values.keySet().retainAll(names);
      unused.removeAll(names);
      known.addAll(names);
      if (requests.put(plain.name(), plain.with(values, references)) != null) {
        throw new TemplateException(
            "Two templates would both be the stack %s; name them: NAME=TEMPLATE."
                .formatted(plain.name()));
      }
    }
    if (!unused.isEmpty()) {
      throw new TemplateException(
          "The template has no parameter %s; it has %s."
              .formatted(String.join(", ", unused), known.isEmpty() ? "none" : known));
    }
    return List.copyOf(requests.values());
  }

  /** The same from wherever it is read. */
  public Application absolute() {
    return new Application(
        templates.stream().map(NamedTemplate::absolute).toList(),
        chosen,
        stackName,
        parameters,
        files.absolute());
  }

  /** What is looked at besides the files that the templates themselves name. */
  public List<Path> watched() {
    return Stream.concat(templates.stream().map(NamedTemplate::path), files.all()).toList();
  }

  private List<StackRequest> stacks() {
    List<StackRequest> all = new ArrayList<>();
    templates.forEach(one -> all.addAll(stacks(one)));
    if (stackName != null && all.size() != 1) {
      throw new TemplateException(
          "--stack-name names one stack, but there are %d; name each template: NAME=TEMPLATE."
              .formatted(all.size()));
    }
    return stackName == null ? all : List.of(all.getFirst().named(stackName));
  }

  private List<StackRequest> stacks(NamedTemplate template) {
    Path path = template.path();
    if (Files.notExists(path)) {
      throw new TemplateException(missing(template));
    }
    if (Files.isDirectory(path)) {
      return Assembly.read(path).choose(chosen).stream()
          .map(one ->
              new StackRequest(
                  one.name(), one.template(), one.sources(), one.parameters(), References.NONE))
          .toList();
    }
    return List.of(StackRequest.of(template.stackName(), path, Map.of()));
  }

  private static String missing(NamedTemplate template) {
    String there = "There is no template " + template.path() + ".";
    return template.name() == null
        ? there
        : "%s If %s is a parameter, give it with --parameter %s=%s."
            .formatted(there, template.name(), template.name(), template.path());
  }

  private static String text(Path template) {
    try {
      return Files.readString(template);
    } catch (IOException e) {
      throw new TemplateException("The template " + template + " cannot be read: " + e);
    }
  }
}
