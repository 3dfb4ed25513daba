package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the scheduler's actions work with. */
public record SchedulerDesk(Store store, Turns turns, Scheduler scheduler, ScheduleGroups groups) {
  private static final String GROUP = "schedule-group/";

  Home home() {
    return turns.home();
  }

  /** Changes something, durably. */
  void change(Consumer<Tx> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }

  static String group(@Nullable String name) {
    return name == null ? ScheduleGroup.DEFAULT : name;
  }

  /** The name in a group's ARN: groups are what has tags here. */
  String tagged(String arn) {
    String begin = home().arn("scheduler", GROUP).value();
    if (!arn.startsWith(begin)) {
      throw AwsException.of(
          "ResourceNotFoundException", 404, "Resource " + arn + " does not exist.");
    }
    return arn.substring(begin.length());
  }
}
