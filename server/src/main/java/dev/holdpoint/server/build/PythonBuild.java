package dev.holdpoint.server.build;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.FunctionRuntime;
import dev.holdpoint.server.host.InstallCommand;
import dev.holdpoint.server.host.PythonPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Python: the packages of {@code requirements.txt} beside the source, by pip. */
final class PythonBuild {
  private static final Logger LOG = LoggerFactory.getLogger(PythonBuild.class);
  private static final String LIST = "requirements.txt";

  /** A line that names a package, not a remark. */
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*[^#\\s]");

  /** A line that leads to another file beside the list. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?m)^\\s*(-r|-c|-e|--requirement|--constraint|--editable|\\.|/|file:)|@\\s*file:");

  private final Workshop workshop;
  private final PythonPrograms pythons;

  PythonBuild(Workshop workshop, PythonPrograms pythons) {
    this.workshop = workshop;
    this.pythons = pythons;
  }

  Built build(BuildOrder order) throws IOException, InterruptedException {
    boolean needs = needs(order.source());
    if (!needs && !order.layer()) {
      return Built.at(order.source());
    }
    Path installed = needs ? packages(order) : null;
    Path bench = workshop.bench();
    Path code = order.placed(bench, all -> all.resolve("python"));
    Tree.copy(order.source(), code);
    if (installed != null) {
      Tree.link(installed, code);
    }
    return new Built(bench, Set.of(), bench);
  }

  /** Whoever has installed the packages into the folder needs no others. */
  private static boolean needs(Path source) throws IOException {
    Path list = source.resolve(LIST);
    if (Files.notExists(list) || !PACKAGE.matcher(Files.readString(list)).find()) {
      return false;
    }
    try (Stream<Path> all = Files.list(source)) {
      return all.noneMatch(one -> one.toString().endsWith(".dist-info"));
    }
  }

  private Path packages(BuildOrder order) throws IOException, InterruptedException {
    PythonPrograms.Python python = python(order);
    String list = Files.readString(order.source().resolve(LIST));
    boolean local = LOCAL.matcher(list).find();
    String key = local ? Tree.hash(order.source()) : Tree.hash(list);
    try {
      return workshop.made(
          order,
          "python" + python.version() + "-" + key,
          (copy, staged) -> install(order, python, copy, staged));
    } catch (IOException e) {
      throw BuildException.of(order, "pip install -r " + LIST, e);
    }
  }

  private PythonPrograms.Python python(BuildOrder order) {
    try {
      return pythons.of(FunctionRuntime.of(order.method()));
    } catch (AwsException e) {
      throw new BuildException(order.id() + " could not be built: " + e.getMessage());
    }
  }

  private static void install(
      BuildOrder order, PythonPrograms.Python python, Path copy, Path staged)
      throws IOException, InterruptedException {
    LOG.info("{}: the packages of {} are being installed, once.", order.id(), LIST);
    InstallCommand.run(
        InstallCommand.pip(
            python.program(), "--no-compile", "--target", staged.toString(), "-r", LIST),
        copy,
        Map.of(),
        InstallCommand.AT_MOST);
    LOG.info("{}: the packages of {} are installed.", order.id(), LIST);
  }
}
