package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.type.CodePlaces;
import dev.holdpoint.app.stack.type.FunctionType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.InvokeConfigs;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.lambda.CodeArchives;
import dev.holdpoint.server.api.lambda.Destinations;
import dev.holdpoint.server.api.lambda.EventSourcePoller;
import dev.holdpoint.server.api.lambda.FunctionCaller;
import dev.holdpoint.server.api.lambda.LambdaParts;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.build.Builds;
import dev.holdpoint.server.calls.remote.ServiceVariables;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.FunctionHost;
import dev.holdpoint.server.host.HostLimits;
import dev.holdpoint.server.host.HostSettings;
import dev.holdpoint.server.host.SharedCode;
import dev.holdpoint.server.logs.LogTarget;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Lambda's parts, put together. */
final class Lambda {
  final Functions functions = new Functions(LambdaLimits.aws());
  final Versions versions = new Versions(functions);
  final Layers layers = new Layers();
  final InvokeConfigs invokeConfigs = new InvokeConfigs();
  final EventSources sources = new EventSources(LambdaLimits.aws());
  final CodeStore code;
  final CodeArchives archives;
  final CodePlaces places;
  final FunctionHost host;
  final FunctionCaller caller;
  final EventSourcePoller feeding;
  final LambdaParts parts;

  /** Queues feed pipes as they feed functions. */
  final Piping piping;

  Lambda(
      Store store,
      Core core,
      LongPoll polls,
      Ground ground,
      Here here,
      Gatekeeping gatekeeping,
      Outbound outbound,
      Storage storage,
      LogTarget logs,
      InstantSource now) {
    DataFolder folder = ground.folder();
    SharedCode shared = ground.sharing().alone() ? null : new SharedCode(store);
    code = new CodeStore(folder.functions(), LambdaLimits.aws(), shared);
    archives = new CodeArchives(code, outbound.objects(storage, true));
    HostSettings settings = settings(folder, here, gatekeeping, outbound, core);
    places = new CodePlaces(archives, new Builds(settings.packages(), settings.builds()));
    host = new FunctionHost(settings, logs, code::fetch, now);
    caller = new FunctionCaller(store, core.turns, functions, host);
    EventSourcePoller.Streams streams =
        new EventSourcePoller.Streams(
            outbound.remote(),
            ground.sharing().alone(),
            new Destinations(core.queues, core.topics, core.events));
    feeding =
        new EventSourcePoller(store, core.turns, sources, core.queues, polls, caller, streams);
    parts =
        new LambdaParts(
            store,
            core.turns,
            functions,
            layers,
            invokeConfigs,
            sources,
            archives,
            host,
            caller,
            feeding);
    piping = new Piping(store, core, polls, caller, streams, outbound);
  }

  /** What templates make. */
  FunctionType type() {
    return new FunctionType(functions, layers, places, this::forget, host::prepareSoon);
  }

  /** After a commit, whose thread is not to wait: ends what runs the old revision. */
  void forget(Arn function) {
    Thread.ofVirtual().name("forget").start(() -> host.forget(function));
  }

  /** Another node changed something: what concerns functions is looked at again. */
  void heard(Arn arn) {
    if (arn.service().equals("lambda")) {
      mappingsChanged();
    }
    if (arn.service().equals("pipes")) {
      piping.changed();
    }
  }

  /** Looks again at what other nodes may have changed. */
  void reread() {
    feeding.changed();
    piping.feeds.changed();
  }

  /** After a commit, whose thread must not read: takes up the mappings as they are now. */
  void mappingsChanged() {
    Thread.ofVirtual().name("mappings").start(feeding::changed);
  }

  private static HostSettings settings(
      DataFolder folder, Here here, Gatekeeping gatekeeping, Outbound outbound, Core core) {
    Path cache = outbound.functionsCache();
    return new HostSettings(
        folder.functions(),
        cache == null ? folder.functions() : cache,
        HostSettings.ownJava(),
        javaClient(),
        "node",
        here::inner,
        ServiceVariables.of(outbound.endpoints()),
        account -> gatekeeping.keys().ofFunctions(account).secret(),
        core.turns.home(),
        outbound.awsQuotas() ? HostLimits.defaults().withAwsQuotas() : HostLimits.defaults());
  }

  /** AWS's runtime interface client for Java, which lies on our own class path. */
  private static List<Path> javaClient() {
    String[] all =
        System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator));
    return Arrays.stream(all)
        .filter(entry -> entry.contains("aws-lambda-java") || entry.contains("utils-lite"))
        .map(Path::of)
        .map(Path::toAbsolutePath)
        .toList();
  }
}
