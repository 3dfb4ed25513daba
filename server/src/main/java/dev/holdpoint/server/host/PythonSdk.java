package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boto3 that AWS's images for Python carry: installed by pip on first use, or borrowed from the
 * Python that is there. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html">AWS: Python</a>
 */
final class PythonSdk {
  private static final Logger LOG = LoggerFactory.getLogger(PythonSdk.class);

  /** boto3 and what it needs: what a Python that has it may lend. */
  private static final List<String> PACKAGES =
      List.of("boto3", "botocore", "s3transfer", "jmespath", "urllib3", "dateutil", "six");

  private static final String WHERE =
      """
      import importlib.util, sys
      for name in sys.argv[1:]:
        print(importlib.util.find_spec(name).origin)
      """;

  private final InstalledFolders folders;

  PythonSdk(InstalledFolders folders) {
    this.folders = folders;
  }

  boolean has(PythonPrograms.Python python) {
    return folders.has(name(python));
  }

  private static String name(PythonPrograms.Python python) {
    return "python" + python.version();
  }

  /**
   * The folder that holds boto3 for this Python.
   *
   * @throws IOException says why it cannot be had, and what to do
   */
  Path folder(PythonPrograms.Python python) throws IOException, InterruptedException {
    try {
      return folders.get(name(python), staged -> install(staged, python));
    } catch (IOException e) {
      return lent(python, e);
    }
  }

  private static void install(Path staged, PythonPrograms.Python python)
      throws IOException, InterruptedException {
    LOG.info("boto3 for Python {} is being installed, once.", python.version());
    String target = staged.toString();
    InstallCommand.run(InstallCommand.pip(python.program(), "--target", target, "boto3"), staged);
    LOG.info("boto3 for Python {} is installed.", python.version());
  }

  /** Links to this machine's own, until pip can be asked again. */
  private Path lent(PythonPrograms.Python python, IOException why)
      throws IOException, InterruptedException {
    try {
      boolean told = folders.has(name(python) + "-lent");
      Path folder = folders.get(name(python) + "-lent", staged -> link(staged, python));
      if (!told) {
        LOG.warn(
            "boto3 could not be installed ({}): functions get that of {}.",
            why.getMessage(),
            python.program());
      }
      return folder;
    } catch (IOException e) {
      why.addSuppressed(e);
      throw new IOException(
          "boto3 is not there for Python %s: %s. Install it with: %s -m pip install --target %s boto3"
              .formatted(
                  python.version(), why.getMessage(), python.program(), folders.at(name(python))),
          why);
    }
  }

  private static void link(Path staged, PythonPrograms.Python python)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python.program().toString(), "-c", WHERE));
    command.addAll(PACKAGES);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(python.program() + " has no boto3");
    }
    for (String origin : said.lines().toList()) {
      Path file = Path.of(origin);
      // A package is the folder around its first file; six is a file.
      boolean folder = file.endsWith("__init__.py");
      Path whole = folder ? Objects.requireNonNull(file.getParent()) : file;
      Files.createSymbolicLink(staged.resolve(Objects.toString(whole.getFileName())), whole);
    }
  }
}
