package dev.holdpoint.app.cli;

import dev.holdpoint.app.node.StoreToRead;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.verify.Report;
import dev.holdpoint.core.verify.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: whether what is stored keeps the promises; 1 where something does not. */
@Command(
    name = "verify",
    description = "Checks everything that is stored, also while it is served.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() {
    try (Store store = StoreToRead.open(settings.read())) {
      Report report = Verification.run(store, finding -> Terminal.line(finding.toString()));
      Terminal.line(
          """
          %d executions (%d running) with %d events, %d timers, %d owed calls, %d messages, \
          %d mails, %d map runs, %d resources: %s\
          """
              .formatted(
                  report.executions(),
                  report.running(),
                  report.events(),
                  report.timers(),
                  report.owedCalls(),
                  report.messages(),
                  report.mails(),
                  report.mapRuns(),
                  report.resources(),
                  report.findings() == 0 ? "all is well" : report.findings() + " findings"));
      return report.findings() == 0 ? 0 : 1;
    }
  }
}
