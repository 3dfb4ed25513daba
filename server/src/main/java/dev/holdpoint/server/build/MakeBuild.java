package dev.holdpoint.server.build;

import dev.holdpoint.server.host.InstallCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever the source's {@code Makefile} does: its target {@code build-LogicalId} puts what runs
 * into {@code ARTIFACTS_DIR}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/building-custom-runtimes.html">AWS:
 *     custom runtimes</a>
 */
record MakeBuild(Workshop workshop) {
  private static final Logger LOG = LoggerFactory.getLogger(MakeBuild.class);
  private static final List<String> UNKNOWN = List.of("ContextPath", "WorkingDirectory");

  Built build(BuildOrder order) throws IOException, InterruptedException {
    for (String name : UNKNOWN) {
      if (order.metadata().has(name)) {
        throw new BuildException(
            "%s.Metadata.%s: Holdpoint does not support it; run sam build, whose .aws-sam/build is then taken."
                .formatted(order.id(), name));
      }
    }
    if (Files.notExists(order.source().resolve("Makefile"))) {
      throw new BuildException(
          "%s could not be built: there is no Makefile in %s."
              .formatted(order.id(), order.source()));
    }
    String target = "build-" + order.id();
    try {
      String name = "make-%s-%s".formatted(order.id(), Tree.hash(order.source()));
      return Built.at(
          workshop.made(order, name, (copy, staged) -> make(order, target, copy, staged)));
    } catch (IOException e) {
      throw BuildException.of(order, "make " + target, e);
    }
  }

  private static void make(BuildOrder order, String target, Path copy, Path staged)
      throws IOException, InterruptedException {
    LOG.info("{}: make {} is run, once.", order.id(), target);
    InstallCommand.run(
        List.of("make", target),
        copy,
        Map.of("ARTIFACTS_DIR", staged.toString()),
        InstallCommand.AT_MOST);
  }
}
