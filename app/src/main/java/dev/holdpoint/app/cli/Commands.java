package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.ConfigException;
import dev.holdpoint.app.node.ApplicationLog;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.app.template.TemplateException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
    name = "holdpoint",
    description = "Durable workflows that wait for a person's or a system's callback.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel =
        "demo | run | deploy | delete | serve | logs | verify | backup | restore",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      DeployCommand.class,
      DeleteCommand.class,
      ServeCommand.class,
      LogsCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      TrainCommand.class
    },
    footer = {
      "",
      "Begin with `holdpoint demo`: it runs an approval from beginning to end.",
      "Every AWS SDK and the AWS CLI work on it: --endpoint-url http://127.0.0.1:4566"
    })
public final class Commands implements Runnable {
  /** What shells expect of a command that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  private Commands() {}

  /** Runs a command; the process's exit code. */
  public static int execute(String[] arguments) {
    ApplicationLog.configure();
    return new CommandLine(new Commands())
        .setExecutionExceptionHandler((problem, line, result) -> explained(problem))
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  /**
   * What the user can mend is told in a sentence; anything else is a bug of ours, with its trace.
   */
  private static int explained(Exception problem) throws Exception {
    if (problem instanceof InterruptedException) {
      return INTERRUPTED;
    }
    boolean explains =
        problem instanceof TemplateException
            || problem instanceof ConfigException
            || problem instanceof StartException;
    if (!explains) {
      throw problem;
    }
    Terminal.error("holdpoint: " + problem.getMessage());
    return 1;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
