package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.KnownType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.bucket.AutoDeleteType;
import dev.holdpoint.app.stack.bucket.BucketDeploymentType;
import dev.holdpoint.app.stack.outside.MappedType;
import dev.holdpoint.app.stack.outside.TableType;
import dev.holdpoint.app.stack.type.ActivityType;
import dev.holdpoint.app.stack.type.AliasType;
import dev.holdpoint.app.stack.type.ApiDestinationType;
import dev.holdpoint.app.stack.type.ApiKeyType;
import dev.holdpoint.app.stack.type.ApiType;
import dev.holdpoint.app.stack.type.ArchiveType;
import dev.holdpoint.app.stack.type.AuthorizerType;
import dev.holdpoint.app.stack.type.BucketNotificationsType;
import dev.holdpoint.app.stack.type.BucketType;
import dev.holdpoint.app.stack.type.ConnectionType;
import dev.holdpoint.app.stack.type.DeploymentType;
import dev.holdpoint.app.stack.type.EventBusType;
import dev.holdpoint.app.stack.type.FolderType;
import dev.holdpoint.app.stack.type.FunctionUrlType;
import dev.holdpoint.app.stack.type.GatewayResponseType;
import dev.holdpoint.app.stack.type.HttpIntegrationType;
import dev.holdpoint.app.stack.type.HttpRouteType;
import dev.holdpoint.app.stack.type.InvokeConfigType;
import dev.holdpoint.app.stack.type.LayerType;
import dev.holdpoint.app.stack.type.LogGroupType;
import dev.holdpoint.app.stack.type.MachineAliasType;
import dev.holdpoint.app.stack.type.MachineVersionType;
import dev.holdpoint.app.stack.type.MappingType;
import dev.holdpoint.app.stack.type.MethodType;
import dev.holdpoint.app.stack.type.ModelType;
import dev.holdpoint.app.stack.type.NetworkType;
import dev.holdpoint.app.stack.type.PipeType;
import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.RuleType;
import dev.holdpoint.app.stack.type.ScheduleGroupType;
import dev.holdpoint.app.stack.type.ScheduleType;
import dev.holdpoint.app.stack.type.StageType;
import dev.holdpoint.app.stack.type.StateMachineType;
import dev.holdpoint.app.stack.type.SubscriptionType;
import dev.holdpoint.app.stack.type.TopicType;
import dev.holdpoint.app.stack.type.UsagePlanKeyType;
import dev.holdpoint.app.stack.type.UsagePlanType;
import dev.holdpoint.app.stack.type.ValidatorType;
import dev.holdpoint.app.stack.type.VersionType;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Deployments;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.server.api.s3.BucketFiles;
import dev.holdpoint.server.calls.remote.RemoteServices;
import dev.holdpoint.server.logs.LogBook;
import java.util.ArrayList;
import java.util.List;

/** Every type of resource that a template may name. */
final class StackTypes {
  private StackTypes() {}

  static ResourceTypes of(
      Core core,
      Lambda lambda,
      Storage storage,
      LogBook logs,
      RemoteServices outside,
      KnownType custom,
      Address address) {
    List<KnownType> types = new ArrayList<>(Recorded.all());
    types.addAll(NetworkType.all());
    types.add(new LogGroupType(new LogGroups(), logs::delete));
    types.add(new QueueType(core.queues, address));
    types.add(new TopicType(core.topics));
    types.add(new SubscriptionType(core.topics));
    types.add(
        new BucketType(core.buckets, core.notifying, storage.shelf::makeFolder, storage::forget));
    types.addAll(ofCdk(new BucketFiles(storage.shelf), lambda));
    types.add(new BucketNotificationsType(core.buckets, core.notifying));
    types.add(new StateMachineType());
    types.add(new MachineVersionType());
    types.add(new MachineAliasType());
    types.add(new ActivityType(core.activities));
    types.add(new EventBusType(core.buses));
    types.add(new ArchiveType(core.archives));
    types.add(new RuleType(core.rules));
    types.add(new ConnectionType(core.connections));
    types.add(new ApiDestinationType(core.destinations));
    types.add(lambda.type());
    types.add(new InvokeConfigType(lambda.versions, lambda.invokeConfigs));
    types.add(new VersionType(lambda.versions));
    types.add(new AliasType(lambda.versions));
    types.add(new FunctionUrlType(lambda.versions, new FunctionUrls(), address));
    types.add(new LayerType(lambda.layers, lambda.places));
    types.add(new ScheduleGroupType(core.scheduleGroups));
    types.add(new ScheduleType(core.scheduler));
    types.add(new MappingType(lambda.versions, lambda.sources, lambda::mappingsChanged));
    types.add(new PipeType(lambda.piping.pipes, lambda.piping::changed));
    types.add(new TableType(outside, false));
    types.add(new TableType(outside, true));
    types.addAll(MappedType.all(outside));
    types.add(custom);
    types.addAll(gateway());
    return new ResourceTypes(types, new BucketTemplates(lambda.archives.objects()));
  }

  /** API Gateway's. */
  private static List<KnownType> gateway() {
    Apis apis = new Apis();
    UsagePlans plans = new UsagePlans();
    List<KnownType> types =
        new ArrayList<>(
            List.of(
                new FolderType(apis),
                new MethodType(apis),
                new DeploymentType(apis, new Deployments()),
                new ValidatorType(apis),
                new GatewayResponseType(apis),
                new ApiKeyType(plans),
                new UsagePlanType(plans),
                new UsagePlanKeyType(plans),
                new ModelType(apis),
                new HttpIntegrationType(apis),
                new HttpRouteType(apis)));
    for (ApiKind kind : ApiKind.values()) {
      types.add(new ApiType(apis, kind));
      types.add(new StageType(apis, kind));
      types.add(new AuthorizerType(apis, kind));
    }
    return types;
  }

  /** What CDK's own functions do elsewhere. */
  private static List<KnownType> ofCdk(BucketFiles files, Lambda lambda) {
    return List.of(
        new AutoDeleteType(files), new BucketDeploymentType(files, lambda.archives.objects()));
  }
}
