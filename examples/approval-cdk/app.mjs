import { App, CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';

class Approval extends Stack {
  constructor(scope, id) {
    super(scope, id, { description: 'A refund that nobody pays before a person has said yes.' });
    const approver = new CfnParameter(this, 'ApproverEmail', { default: 'approver@example.com' });

    const queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(150),
      deadLetterQueue: { queue: new Queue(this, 'DeadLetters'), maxReceiveCount: 5 },
    });
    const workflow = this.workflow(queue);
    new Rule(this, 'RefundRequested', {
      eventPattern: { source: ['shop.orders'], detailType: ['RefundRequested'] },
      targets: [new SfnStateMachine(workflow)],
    });

    const topic = new Topic(this, 'Topic');
    topic.addSubscription(new EmailSubscription(approver.valueAsString));
    const page = this.handler('Verification', 'review.page');
    const api = new HttpApi(this, 'Api');
    api.addRoutes({
      path: '/review',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('Page', page),
    });
    workflow.grantTaskResponse(page);

    const mail = this.handler('Message', 'review.mail', {
      TOPIC_ARN: topic.topicArn,
      REVIEW_URL: `${api.apiEndpoint}/review`,
    });
    topic.grantPublish(mail);
    mail.addEventSource(new SqsEventSource(queue, { batchSize: 1 }));

    new CfnOutput(this, 'StateMachineArn', { value: workflow.stateMachineArn });
    new CfnOutput(this, 'ReviewUrl', { value: `${api.apiEndpoint}/review` });
  }

  workflow(queue) {
    const end = (name, outcome) =>
      new sfn.Pass(this, name, { result: sfn.Result.fromString(outcome), resultPath: '$.outcome' });
    const ask = new SqsSendMessage(this, 'Request verification', {
      queue,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      messageBody: sfn.TaskInput.fromObject({
        taskToken: sfn.JsonPath.taskToken,
        task: sfn.JsonPath.objectAt('$.task'),
      }),
      taskTimeout: sfn.Timeout.at('$.task.reviewTimeoutSeconds'),
      resultPath: '$.review',
    })
      .addCatch(end('Rejected', 'REJECTED'), { errors: ['Rejected'], resultPath: '$.review' })
      .addCatch(end('Not answered', 'NOT_ANSWERED'), {
        errors: [sfn.Errors.TIMEOUT],
        resultPath: '$.review',
      });
    const definition = new LambdaInvoke(this, 'Generate task', {
      lambdaFunction: this.handler('Generate', 'tasks.generate'),
      payloadResponseOnly: true,
      resultPath: '$.task',
    })
      .next(ask)
      .next(
        new LambdaInvoke(this, 'Process', {
          lambdaFunction: this.handler('Process', 'tasks.process'),
          payloadResponseOnly: true,
          resultPath: '$.receipt',
        }),
      )
      .next(end('Processed', 'PROCESSED'));
    return new sfn.StateMachine(this, 'Workflow', {
      definitionBody: sfn.DefinitionBody.fromChainable(definition),
    });
  }

  handler(name, handler, environment = {}) {
    return new Function(this, `${name}Function`, {
      runtime: Runtime.NODEJS_22_X,
      code: Code.fromAsset('lambda'),
      handler,
      timeout: Duration.seconds(25),
      environment,
    });
  }
}

new Approval(new App(), 'Approval');
