package dev.holdpoint.server.api.states;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;

/** Machines' versions and aliases. */
final class VersionActions {
  private VersionActions() {}

  static AwsService add(AwsService service, StatesService.Parts parts) {
    Store store = parts.store();
    return service
        .action(
            "PublishStateMachineVersion",
            PublishStateMachineVersionRequest::builder,
            new PublishStateMachineVersion(store, parts.turns()))
        .action(
            "DeleteStateMachineVersion",
            DeleteStateMachineVersionRequest::builder,
            new DeleteStateMachineVersion(store))
        .action(
            "ListStateMachineVersions",
            ListStateMachineVersionsRequest::builder,
            new ListStateMachineVersions(store, parts.turns()))
        .action(
            "CreateStateMachineAlias",
            CreateStateMachineAliasRequest::builder,
            new CreateStateMachineAlias(store, parts.turns()))
        .action(
            "UpdateStateMachineAlias",
            UpdateStateMachineAliasRequest::builder,
            new UpdateStateMachineAlias(store, parts.turns()))
        .action(
            "DescribeStateMachineAlias",
            DescribeStateMachineAliasRequest::builder,
            new DescribeStateMachineAlias(store))
        .action(
            "DeleteStateMachineAlias",
            DeleteStateMachineAliasRequest::builder,
            new DeleteStateMachineAlias(store))
        .action(
            "ListStateMachineAliases",
            ListStateMachineAliasesRequest::builder,
            new ListStateMachineAliases(store, parts.turns()));
  }
}
