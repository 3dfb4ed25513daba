package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resource that other resources may refer to, but that has no effect here: permissions are not
 * checked without access keys, and nobody watches alarms.
 *
 * @param nameProperty the property that names it, or null
 * @param resource how its ARN's resource part begins, such as {@code role/}
 */
public record Recorded(
    String name,
    @Nullable String nameProperty,
    String service,
    String resource,
    Set<String> ignored)
    implements ResourceType {

  private static final ResourceType ROLE =
      new Recorded(
          "AWS::IAM::Role",
          "RoleName",
          "iam",
          "role/",
          Set.of(
              "RoleName",
              "AssumeRolePolicyDocument",
              "Description",
              "ManagedPolicyArns",
              "MaxSessionDuration",
              "Path",
              "PermissionsBoundary",
              "Policies",
              "Tags"));

  private static final ResourceType GATEWAY_ACCOUNT =
      new Recorded(
          "AWS::ApiGateway::Account", null, "apigateway", "account/", Set.of("CloudWatchRoleArn"));

  private static final ResourceType POLICY =
      new Recorded(
          "AWS::IAM::Policy",
          "PolicyName",
          "iam",
          "policy/",
          Set.of("PolicyName", "PolicyDocument", "Roles", "Users", "Groups"));

  private static final ResourceType MANAGED_POLICY =
      new Recorded(
          "AWS::IAM::ManagedPolicy",
          "ManagedPolicyName",
          "iam",
          "policy/",
          Set.of(
              "ManagedPolicyName",
              "PolicyDocument",
              "Description",
              "Path",
              "Roles",
              "Users",
              "Groups"));

  private static final ResourceType PERMISSION =
      new Recorded(
          "AWS::Lambda::Permission",
          null,
          "lambda",
          "permission/",
          Set.of(
              "Action",
              "FunctionName",
              "Principal",
              "SourceArn",
              "SourceAccount",
              "EventSourceToken",
              "PrincipalOrgID",
              "FunctionUrlAuthType",
              "InvokedViaFunctionUrl"));

  /** Nothing is encrypted here, so a key needs only to be named. */
  private static final ResourceType KEY =
      new Recorded(
          "AWS::KMS::Key",
          null,
          "kms",
          "key/",
          Set.of(
              "Description",
              "Enabled",
              "EnableKeyRotation",
              "BypassPolicyLockoutSafetyCheck",
              "KeyPolicy",
              "KeySpec",
              "KeyUsage",
              "MultiRegion",
              "Origin",
              "PendingWindowInDays",
              "RotationPeriodInDays",
              "Tags"));

  private static final ResourceType KEY_ALIAS =
      new Recorded("AWS::KMS::Alias", "AliasName", "kms", "", Set.of("AliasName", "TargetKeyId"));

  private static final ResourceType SENDER =
      new Recorded(
          "AWS::SES::EmailIdentity",
          "EmailIdentity",
          "ses",
          "identity/",
          Set.of(
              "EmailIdentity",
              "ConfigurationSetAttributes",
              "DkimAttributes",
              "DkimSigningAttributes",
              "FeedbackAttributes",
              "MailFromAttributes",
              "Tags"));

  private static final ResourceType QUEUE_POLICY =
      new Recorded(
          "AWS::SQS::QueuePolicy", null, "sqs", "policy/", Set.of("Queues", "PolicyDocument"));

  private static final ResourceType TOPIC_POLICY =
      new Recorded(
          "AWS::SNS::TopicPolicy", null, "sns", "policy/", Set.of("Topics", "PolicyDocument"));

  private static final ResourceType BUCKET_POLICY =
      new Recorded(
          "AWS::S3::BucketPolicy", null, "s3", "policy/", Set.of("Bucket", "PolicyDocument"));

  private static final ResourceType ALARM =
      new Recorded(
          "AWS::CloudWatch::Alarm",
          "AlarmName",
          "cloudwatch",
          "alarm:",
          Set.of(
              "AlarmName",
              "AlarmDescription",
              "ActionsEnabled",
              "AlarmActions",
              "ComparisonOperator",
              "DatapointsToAlarm",
              "Dimensions",
              "EvaluationPeriods",
              "ExtendedStatistic",
              "InsufficientDataActions",
              "MetricName",
              "Metrics",
              "Namespace",
              "OKActions",
              "Period",
              "Statistic",
              "Tags",
              "Threshold",
              "TreatMissingData",
              "Unit"));

  /** Tells AWS which version of the CDK made a stack. */
  private static final ResourceType CDK =
      new Recorded(
          "AWS::CDK::Metadata",
          null,
          "cloudformation",
          "metadata/",
          Set.of("Analytics", "Modules"));

  /** CDK's function keeps logs for a time only; here nothing is thrown away. */
  private static final ResourceType LOG_RETENTION =
      new Recorded(
          "Custom::LogRetention",
          "LogGroupName",
          "logs",
          "log-group:",
          Set.of(
              "ServiceToken",
              "LogGroupName",
              "LogGroupRegion",
              "RetentionInDays",
              "RemovalPolicy",
              "SdkRetry"));

  /** CDK's function takes the rules of a network's default group away; there is no network here. */
  private static final ResourceType RESTRICT =
      new Recorded(
          "Custom::VpcRestrictDefaultSG",
          null,
          "ec2",
          "restrict-default-sg/",
          Set.of("ServiceToken", "Account", "DefaultSecurityGroupId"));

  private static final ResourceType METRIC_FILTER =
      new Recorded(
          "AWS::Logs::MetricFilter",
          "FilterName",
          "logs",
          "metric-filter:",
          Set.of(
              "ApplyOnTransformedLogs",
              "FilterName",
              "FilterPattern",
              "LogGroupName",
              "MetricTransformations"));

  private static final ResourceType LOG_POLICY =
      new Recorded(
          "AWS::Logs::ResourcePolicy",
          "PolicyName",
          "logs",
          "policy:",
          Set.of("PolicyName", "PolicyDocument"));

  private static final ResourceType DASHBOARD =
      new Recorded(
          "AWS::CloudWatch::Dashboard",
          "DashboardName",
          "cloudwatch",
          "dashboard/",
          Set.of("DashboardName", "DashboardBody"));

  private static final ResourceType SCALABLE =
      new Recorded(
          "AWS::ApplicationAutoScaling::ScalableTarget",
          null,
          "application-autoscaling",
          "scalable-target/",
          Set.of(
              "MaxCapacity",
              "MinCapacity",
              "ResourceId",
              "RoleARN",
              "ScalableDimension",
              "ScheduledActions",
              "ServiceNamespace",
              "SuspendedState"));

  private static final ResourceType SCALING =
      new Recorded(
          "AWS::ApplicationAutoScaling::ScalingPolicy",
          "PolicyName",
          "application-autoscaling",
          "scalingPolicy:",
          Set.of(
              "PolicyName",
              "PolicyType",
              "ResourceId",
              "ScalableDimension",
              "ScalingTargetId",
              "ServiceNamespace",
              "StepScalingPolicyConfiguration",
              "TargetTrackingScalingPolicyConfiguration"));

  private static final ResourceType BUS_POLICY =
      new Recorded(
          "AWS::Events::EventBusPolicy",
          null,
          "events",
          "policy/",
          Set.of("Action", "Condition", "EventBusName", "Principal", "Statement", "StatementId"));

  private static final ResourceType LAYER_PERMISSION =
      new Recorded(
          "AWS::Lambda::LayerVersionPermission",
          null,
          "lambda",
          "layer-permission/",
          Set.of("Action", "LayerVersionArn", "OrganizationId", "Principal"));

  /** Every type that is only recorded. */
  public static List<ResourceType> all() {
    return List.of(
        ROLE,
        GATEWAY_ACCOUNT,
        POLICY,
        MANAGED_POLICY,
        PERMISSION,
        KEY,
        KEY_ALIAS,
        SENDER,
        QUEUE_POLICY,
        TOPIC_POLICY,
        BUCKET_POLICY,
        ALARM,
        CDK,
        LOG_RETENTION,
        RESTRICT,
        METRIC_FILTER,
        LOG_POLICY,
        DASHBOARD,
        BUS_POLICY,
        LAYER_PERMISSION,
        SCALABLE,
        SCALING);
  }

  /** What is only recorded may be so twice. */
  @Override
  public boolean ownsName() {
    return false;
  }

  @Override
  public Set<String> properties() {
    return Set.of();
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn arn = arn(turn, wanted);
    String reference = name.equals(MANAGED_POLICY.name()) ? arn.value() : wanted.name();
    JsonNode own = Json.text(wanted.name());
    Map<String, JsonNode> attributes =
        new HashMap<>(Map.of("Arn", Json.text(arn.value()), "Id", own));
    if (service.equals("kms")) {
      attributes.put("KeyId", own);
    }
    if (nameProperty != null) {
      attributes.put(nameProperty, own);
    }
    return new Made(reference, attributes);
  }

  /** IAM's ARNs name no region, and have the path before the name. */
  private Arn arn(Turn turn, Wanted wanted) {
    if (!service.equals("iam")) {
      return turn.home().arn(service, resource + wanted.name());
    }
    String path = wanted.properties().path("Path").asString("/");
    String kind = resource.substring(0, resource.length() - 1);
    return new Arn(
        "arn:aws:iam::%s:%s%s%s".formatted(turn.home().account(), kind, path, wanted.name()));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    // There is nothing but the stack's own record of it.
  }
}
