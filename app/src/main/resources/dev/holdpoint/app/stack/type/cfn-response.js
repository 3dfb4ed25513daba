// Answers CloudFormation for a custom resource: what AWS puts beside inline code that requires it.
const http = require('http');
const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = function (event, context, responseStatus, responseData, physicalResourceId, noEcho) {
  const body = JSON.stringify({
    Status: responseStatus,
    Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
    PhysicalResourceId: physicalResourceId || context.logStreamName,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho || false,
    Data: responseData,
  });
  const url = new URL(event.ResponseURL);
  const options = {
    method: 'PUT',
    headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) },
  };
  return new Promise((resolve) => {
    const end = () => {
      context.done();
      resolve();
    };
    const request = (url.protocol === 'http:' ? http : https).request(url, options, (response) => {
      console.log('Status code: ' + response.statusCode);
      response.resume();
      end();
    });
    request.on('error', (error) => {
      console.log('send(..) failed executing request(..): ' + error);
      end();
    });
    request.end(body);
  });
};
