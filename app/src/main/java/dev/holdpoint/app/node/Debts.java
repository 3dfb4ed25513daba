package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.Secret;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.calls.StackWork;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.events.EventCall;
import dev.holdpoint.server.api.lambda.Destinations;
import dev.holdpoint.server.api.lambda.EventInvocations;
import dev.holdpoint.server.api.lambda.LoanCall;
import dev.holdpoint.server.api.logs.LogEventCall;
import dev.holdpoint.server.api.sns.FanOutCall;
import dev.holdpoint.server.calls.ActionCall;
import dev.holdpoint.server.calls.TaskCall;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.mail.MailCall;
import dev.holdpoint.server.mail.MailPace;
import dev.holdpoint.server.mail.MailRetries;
import dev.holdpoint.server.mail.MailSettings;
import dev.holdpoint.server.mail.SmtpSender;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who pays which kind of debt of the outbox. */
record Debts(
    Config config,
    Store store,
    Core core,
    Lambda lambda,
    Outbound outbound,
    Storage storage,
    LogBook logs,
    InstantSource clock,
    Supplier<@Nullable StackRunner> stacks) {

  Map<OutboxKind, OutboxHandler> handlers() {
    Map<OutboxKind, OutboxHandler> handlers = new EnumMap<>(OutboxKind.class);
    handlers.put(OutboxKind.TASK, new TaskCall(store, core.turns, core.engine, core.calls));
    handlers.putAll(outbound.debts(storage));
    handlers.put(OutboxKind.EVENT, new EventCall(core.events, core.turns));
    handlers.put(OutboxKind.LOG, new LogEventCall(logs));
    handlers.put(OutboxKind.FAN_OUT, new FanOutCall(core.topics, core.turns));
    handlers.put(OutboxKind.INVOKE, invocations());
    handlers.put(OutboxKind.LOAN, new LoanCall(core.queues, core.turns));
    handlers.put(
        OutboxKind.ACTION,
        new ActionCall(store, core.turns, core.calls, outbound.remote(), core.invocations));
    BucketTexts objects = new BucketTexts(outbound.objects(storage, false));
    handlers.put(OutboxKind.STACK, new StackWork(store, core.turns, stacks, objects));
    Config.Smtp smtp = config.smtp();
    if (smtp != null) {
      MailPace pace = new MailPace(config.bounds().mailsPerMinute());
      SmtpSender sender = new SmtpSender(settings(smtp));
      handlers.put(OutboxKind.MAIL, new MailCall(store, sender, MailRetries.aws(), pace, clock));
    }
    return handlers;
  }

  private EventInvocations invocations() {
    Destinations destinations = new Destinations(core.queues, core.topics, core.events);
    return new EventInvocations(
        store, core.turns, lambda.caller, lambda.invokeConfigs, destinations);
  }

  static MailSettings settings(Config.Smtp smtp) {
    Secret password = smtp.password();
    return new MailSettings(
        smtp.host(),
        smtp.port(),
        startTls(smtp),
        smtp.security() == Config.Security.TLS,
        smtp.user(),
        password == null ? null : password.value(),
        smtp.from());
  }

  private static MailSettings.StartTls startTls(Config.Smtp smtp) {
    return switch (smtp.security()) {
      case AUTO ->
          smtp.user() == null ? MailSettings.StartTls.OPTIONAL : MailSettings.StartTls.REQUIRED;
      case STARTTLS -> MailSettings.StartTls.REQUIRED;
      case TLS, NONE -> MailSettings.StartTls.NONE;
    };
  }
}
