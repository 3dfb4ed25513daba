package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.LogGroupType;
import dev.holdpoint.app.stack.type.NetworkType;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private networks, as CDK writes them around functions. */
class NetworkStackTest {
  private static final String TEMPLATE =
      """
      Resources:
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsSupport: true}}
        Private:
          Type: AWS::EC2::Subnet
          Properties:
            VpcId: !Ref Vpc
            CidrBlock: 10.0.0.0/18
            AvailabilityZone: !Select [1, !GetAZs ""]
        Restricted:
          Type: Custom::VpcRestrictDefaultSG
          Properties:
            ServiceToken: arn:aws:lambda:us-east-1:000000000000:function:none
            DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup
            Account: !Ref AWS::AccountId
        Guard:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: all, VpcId: !Ref Vpc}
        Group:
          Type: AWS::Logs::LogGroup
          Properties:
            LogGroupName: !Sub "${Vpc.CidrBlock}/${Private.AvailabilityZone}/${Guard.GroupId}"
      """;

  @TempDir Path folder;

  @Test
  void networksAreRecordedAndReferredTo() throws Exception {
    LogGroups groups = new LogGroups();
    List<ResourceType> types = new ArrayList<>(NetworkType.all());
    types.add(new LogGroupType(groups, _ -> {}));
    Instant now = Instant.ofEpochSecond(1_000);
    SystemIds ids = new SystemIds(InstantSource.fixed(now));
    Store store = new InMemoryStore();
    StackRunner runner =
        new StackRunner(
            store,
            () -> new Turn(now, ids, Limits.aws(), Home.DEFAULT),
            new ResourceTypes(types),
            new Address(URI.create("http://127.0.0.1:1")),
            () -> "generated",
            StackCheck.NONE);
    runner.run("shop", Files.writeString(folder.resolve("t.yaml"), TEMPLATE), Map.of());
    List<String> names =
        store.read(tx -> groups.listAll(tx).stream().map(group -> group.name()).toList());
    assertEquals(1, names.size());
    assertTrue(names.getFirst().startsWith("10.0.0.0/16/us-east-1b/shop-Guard-"), names.toString());
  }
}
