package dev.holdpoint.core.asl;

import static dev.holdpoint.core.asl.Resource.Pattern.REQUEST_RESPONSE;
import static dev.holdpoint.core.asl.Resource.Pattern.SYNC;
import static dev.holdpoint.core.asl.Resource.Pattern.SYNC_2;
import static dev.holdpoint.core.asl.Resource.Pattern.WAIT_FOR_TASK_TOKEN;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The optimized integrations that AWS has, each with the patterns in which it can be called. A
 * further one is a further line.
 */
final class Integrations {
  private static final Set<Resource.Pattern> REQUEST = Set.of(REQUEST_RESPONSE);
  private static final Set<Resource.Pattern> TOKEN = Set.of(REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN);
  private static final Set<Resource.Pattern> JOB = Set.of(REQUEST_RESPONSE, SYNC);
  private static final Set<Resource.Pattern> JOB_ALONE = Set.of(SYNC);
  private static final Set<Resource.Pattern> JOB_OR_TOKEN =
      Set.of(REQUEST_RESPONSE, SYNC, WAIT_FOR_TASK_TOKEN);

  private static final Map<String, Set<Resource.Pattern>> ALL = new HashMap<>();

  static {
    of("lambda", TOKEN, "invoke");
    of("sqs", TOKEN, "sendMessage");
    of("sns", TOKEN, "publish");
    of("events", TOKEN, "putEvents");
    of("apigateway", TOKEN, "invoke");
    of("http", REQUEST, "invoke");
    of("states", Set.of(REQUEST_RESPONSE, SYNC, SYNC_2, WAIT_FOR_TASK_TOKEN), "startExecution");
    of("dynamodb", REQUEST, "getItem", "putItem", "updateItem", "deleteItem");
    of("athena", JOB, "startQueryExecution");
    of("athena", REQUEST, "stopQueryExecution", "getQueryExecution", "getQueryResults");
    of("batch", JOB, "submitJob");
    of("bedrock", TOKEN, "invokeModel");
    of("bedrock", JOB_OR_TOKEN, "createModelCustomizationJob");
    of("codebuild", JOB, "startBuild", "startBuildBatch", "retryBuildBatch");
    of("codebuild", REQUEST, "stopBuild", "stopBuildBatch", "deleteBuildBatch");
    of("codebuild", REQUEST, "batchDeleteBuilds", "batchGetReports");
    of("databrew", JOB, "startJobRun");
    of("ecs", JOB_OR_TOKEN, "runTask");
    of("eks", JOB, "createCluster", "deleteCluster", "createFargateProfile");
    of("eks", JOB, "deleteFargateProfile", "createNodegroup", "deleteNodegroup");
    of("eks", JOB_OR_TOKEN, "runJob");
    of("eks", REQUEST, "call");
    of("elasticmapreduce", JOB, "createCluster", "terminateCluster", "addStep");
    of("elasticmapreduce", REQUEST, "setClusterTerminationProtection", "cancelStep");
    of("elasticmapreduce", REQUEST, "modifyInstanceFleetByName", "modifyInstanceGroupByName");
    of("emr-containers", REQUEST, "createVirtualCluster");
    of("emr-containers", JOB, "deleteVirtualCluster", "startJobRun");
    of("emr-serverless", JOB, "createApplication", "deleteApplication", "startApplication");
    of("emr-serverless", JOB, "stopApplication", "startJobRun", "cancelJobRun");
    of("glue", JOB, "startJobRun");
    of("mediaconvert", JOB, "createJob");
    of("sagemaker", JOB, "createTrainingJob", "createTransformJob", "createLabelingJob");
    of("sagemaker", JOB, "createHyperParameterTuningJob");
    of("sagemaker", JOB_ALONE, "createProcessingJob");
    of("sagemaker", REQUEST, "createEndpoint", "createEndpointConfig", "createModel");
    of("sagemaker", REQUEST, "updateEndpoint");
  }

  private Integrations() {}

  private static void of(String service, Set<Resource.Pattern> patterns, String... actions) {
    for (String action : actions) {
      ALL.put(service + ":" + action, patterns);
    }
  }

  /** Whether AWS has this integration, and has it in this pattern. */
  static boolean has(String service, String action, Resource.Pattern pattern) {
    return ALL.getOrDefault(service + ":" + action, Set.of()).contains(pattern);
  }
}
