package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.template.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custom resources of real functions, which answer in every way that there is. */
class CustomResourceTest {
  private static final String ALL =
      """
      Resources:
        Py:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.11
            Handler: index.handler
            Timeout: 30
            Code:
              ZipFile: |
                import cfnresponse
                def handler(event, context):
                    name = event["ResourceProperties"]["Name"]
                    cfnresponse.send(event, context, cfnresponse.SUCCESS, {"Said": "hello " + name}, "py")
        Js:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: nodejs20.x
            Handler: index.handler
            Timeout: 30
            Code:
              ZipFile: |
                const response = require('cfn-response');
                exports.handler = (event, context) =>
                  response.send(event, context, response.SUCCESS, { Said: event.RequestType }, 'js');
        JsOfAws:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: nodejs20.x
            Handler: index.handler
            Timeout: 30
            Code:
              ZipFile: |
                const https = require('https');
                const url = require('url');
                exports.handler = async (event) => {
                  const { StackId, RequestId, LogicalResourceId } = event;
                  const body = JSON.stringify(
                    { Status: 'SUCCESS', PhysicalResourceId: 'raw', StackId, RequestId, LogicalResourceId });
                  const { hostname, path } = url.parse(event.ResponseURL);
                  const headers = { 'content-type': '', 'content-length': body.length };
                  await new Promise((resolve, reject) => {
                    const request = https.request({ hostname, port: 443, path, method: 'PUT', headers }, resolve);
                    request.on('error', reject);
                    request.end(body);
                  });
                };
        PyOfOthers:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.11
            Handler: index.handler
            Timeout: 30
            Code:
              ZipFile: |
                import json
                from http.client import HTTPSConnection
                from urllib.parse import urlsplit
                def handler(event, context):
                    answer = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
                    answer.update(Status="SUCCESS", PhysicalResourceId="helped")
                    url = urlsplit(event["ResponseURL"])
                    connection = HTTPSConnection(url.netloc)
                    connection.request("PUT", url.path + "?" + url.query, json.dumps(answer), {"content-type": ""})
                    connection.getresponse()
        Topic:
          Type: AWS::SNS::Topic
          Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Told.Arn}]}
        Told:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.11
            Handler: index.handler
            Timeout: 30
            Code:
              ZipFile: |
                import cfnresponse, json
                def handler(event, context):
                    request = json.loads(event["Records"][0]["Sns"]["Message"])
                    cfnresponse.send(request, context, cfnresponse.SUCCESS, {}, "told")
        A: {Type: Custom::A, Properties: {ServiceToken: !GetAtt Py.Arn, Name: world}}
        B: {Type: Custom::B, Properties: {ServiceToken: !GetAtt Js.Arn, After: !GetAtt A.Said}}
        C: {Type: Custom::C, Properties: {ServiceToken: !GetAtt JsOfAws.Arn}}
        D: {Type: Custom::D, Properties: {ServiceToken: !GetAtt PyOfOthers.Arn}}
        E: {Type: Custom::E, Properties: {ServiceToken: !Ref Topic}}
      Outputs:
        A: {Value: !GetAtt A.Said}
        B: {Value: !GetAtt B.Said}
        C: {Value: !Ref C}
        D: {Value: !Ref D}
        E: {Value: !Ref E}
      """;

  @TempDir Path folder;

  private Config config() {
    return new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null);
  }

  private Map<String, String> run(Node node) throws Exception {
    Path template = Files.writeString(folder.resolve("t.yaml"), ALL);
    Map<String, String> outputs = new TreeMap<>();
    node.stacks()
        .run("shop", template, Map.of())
        .stack()
        .outputs()
        .forEach((name, value) -> outputs.put(name, value.asString()));
    return outputs;
  }

  @Test
  void functionsMakeAndDeleteThemByWhateverTheyAnswerWith() throws Exception {
    Map<String, String> made =
        Map.of("A", "hello world", "B", "Create", "C", "raw", "D", "helped", "E", "told");
    try (Node node = Node.start(config())) {
      assertEquals(made, run(node));
    }
    try (Node still = Node.still(config())) {
      StackRunner stacks = still.stacks();
      String why = assertThrows(TemplateException.class, () -> stacks.delete("shop")).getMessage();
      assertTrue(why.contains("holdpoint serve"), why);
    }
    try (Node node = Node.start(config())) {
      // Another port, and nothing of it has changed.
      assertEquals(made, run(node));
      assertEquals(11, node.stacks().delete("shop").deleted().size());
    }
  }
}
