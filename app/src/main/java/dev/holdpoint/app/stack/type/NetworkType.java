package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of a private network, which other resources may refer to and which has no effect:
 * functions reach here what this machine reaches.
 *
 * @param ignored its properties, none of which counts
 * @param ids its attributes that name something
 * @param lists its attributes that are lists, which are empty
 */
public record NetworkType(String name, Set<String> ignored, Set<String> ids, Set<String> lists)
    implements ResourceType {

  /** Every type of a private network. */
  public static List<ResourceType> all() {
    return Stream.of(networks(), routes(), gateways(), guards(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<ResourceType> networks() {
    return List.of(
        of(
            "VPC",
            "CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy Ipv4IpamPoolId"
                + " Ipv4NetmaskLength Tags",
            "VpcId DefaultNetworkAcl DefaultSecurityGroup",
            "CidrBlockAssociations Ipv6CidrBlocks"),
        of(
            "Subnet",
            "AssignIpv6AddressOnCreation AvailabilityZone AvailabilityZoneId CidrBlock EnableDns64"
                + " EnableLniAtDeviceIndex Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock"
                + " Ipv6IpamPoolId Ipv6Native Ipv6NetmaskLength MapPublicIpOnLaunch OutpostArn"
                + " PrivateDnsNameOptionsOnLaunch Tags VpcId",
            "SubnetId NetworkAclAssociationId",
            "Ipv6CidrBlocks"));
  }

  private static List<ResourceType> routes() {
    return List.of(
        of("RouteTable", "Tags VpcId", "RouteTableId", ""),
        of(
            "Route",
            "CarrierGatewayId CoreNetworkArn DestinationCidrBlock DestinationIpv6CidrBlock"
                + " DestinationPrefixListId EgressOnlyInternetGatewayId GatewayId InstanceId"
                + " LocalGatewayId NatGatewayId NetworkInterfaceId RouteTableId TransitGatewayId"
                + " VpcEndpointId VpcPeeringConnectionId",
            "CidrBlock",
            ""),
        of("SubnetRouteTableAssociation", "RouteTableId SubnetId", "Id", ""));
  }

  private static List<ResourceType> gateways() {
    return List.of(
        of("InternetGateway", "Tags", "InternetGatewayId", ""),
        of("VPCGatewayAttachment", "InternetGatewayId VpcId VpnGatewayId", "AttachmentType", ""),
        of(
            "EIP",
            "Address Domain InstanceId IpamPoolId NetworkBorderGroup PublicIpv4Pool Tags"
                + " TransferAddress",
            "AllocationId PublicIp",
            ""),
        of(
            "NatGateway",
            "AllocationId AvailabilityMode AvailabilityZoneAddresses ConnectivityType"
                + " MaxDrainDurationSeconds PrivateIpAddress SecondaryAllocationIds"
                + " SecondaryPrivateIpAddressCount SecondaryPrivateIpAddresses SubnetId Tags VpcId",
            "NatGatewayId EniId",
            ""));
  }

  private static List<ResourceType> guards() {
    return List.of(
        of(
            "SecurityGroup",
            "GroupDescription GroupName SecurityGroupEgress SecurityGroupIngress Tags VpcId",
            "GroupId Id",
            ""),
        of(
            "SecurityGroupIngress",
            "CidrIp CidrIpv6 Description FromPort GroupId GroupName IpProtocol SourcePrefixListId"
                + " SourceSecurityGroupId SourceSecurityGroupName SourceSecurityGroupOwnerId"
                + " ToPort",
            "Id",
            ""),
        of(
            "SecurityGroupEgress",
            "CidrIp CidrIpv6 Description DestinationPrefixListId DestinationSecurityGroupId"
                + " FromPort GroupId IpProtocol ToPort",
            "Id",
            ""));
  }

  private static List<ResourceType> others() {
    return List.of(
        of(
            "VPCEndpoint",
            "DnsOptions IpAddressType PolicyDocument PrivateDnsEnabled RouteTableIds"
                + " SecurityGroupIds ServiceName ServiceRegion SubnetIds Tags VpcEndpointType"
                + " VpcId",
            "Id",
            "DnsEntries NetworkInterfaceIds"),
        of(
            "FlowLog",
            "DeliverCrossAccountRole DeliverLogsPermissionArn DestinationOptions LogDestination"
                + " LogDestinationType LogFormat LogGroupName MaxAggregationInterval ResourceId"
                + " ResourceType Tags TrafficType",
            "Id",
            ""),
        // CDK's function takes the rules out of a network's own security group.
        new NetworkType(
            "Custom::VpcRestrictDefaultSG",
            words("ServiceToken DefaultSecurityGroupId Account"),
            Set.of(),
            Set.of()));
  }

  private static ResourceType of(String name, String properties, String ids, String lists) {
    return new NetworkType("AWS::EC2::" + name, words(properties), words(ids), words(lists));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(" ")));
  }

  @Override
  public Set<String> properties() {
    return Set.of();
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Map<String, JsonNode> attributes = new HashMap<>();
    set(attributes, ids, Json.text(wanted.name()));
    set(attributes, lists, Json.array());
    for (String property : ignored) {
      JsonNode given = wanted.get(property);
      if (given.isValueNode()) {
        attributes.put(property, given);
      }
    }
    return new Made(wanted.name(), attributes);
  }

  private static void set(Map<String, JsonNode> all, Collection<String> names, JsonNode value) {
    names.forEach(name -> all.put(name, value));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    // There is nothing but the stack's own record of it.
  }
}
