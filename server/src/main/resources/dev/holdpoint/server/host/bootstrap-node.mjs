// Runs a Node.js handler behind the Lambda Runtime API, the way AWS's own runtime does.
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import nodeModule from 'node:module';
import fs, { existsSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { format, types } from 'node:util';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let requestId;
let finishWhenIdle;

function call(method, where, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(
      { host, port, agent, method, path: '/2018-06-01/runtime/' + where, headers: { ...headers, ...length } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
      });
    request.on('error', reject);
    request.end(body);
  });
}

class RuntimeError extends Error {
  constructor(name, message, cause) {
    super(message);
    this.name = name;
    if (cause?.stack) this.stack = name + ': ' + cause.stack;
  }
}

function rendered(error) {
  if (types.isNativeError(error) || (error && error.name && error.message !== undefined && error.stack)) {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: String(error.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function logged(error) {
  const { errorType, errorMessage, trace } = rendered(error);
  return JSON.stringify({ errorType, errorMessage, ...(error && typeof error === 'object' ? error : {}), stack: trace });
}

function report(where, error) {
  const body = rendered(error);
  return call('POST', where, JSON.stringify(body), {
    'Content-Type': 'application/json',
    'Lambda-Runtime-Function-Error-Type': encodeURIComponent(body.errorType ?? 'Error'),
  });
}

for (const [method, level] of Object.entries({
  log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE',
})) {
  console[method] = (...args) =>
    process.stdout.write(`${new Date().toISOString()}\t${requestId}\t${level}\t${format(...args)}\n`);
}

function die(kind, error, status) {
  console.error(kind + ' \t' + logged(error));
  const where = requestId ? `invocation/${requestId}/error` : 'init/error';
  report(where, error).finally(() => process.exit(status));
}
process.on('uncaughtException', (error) => die('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) =>
  die('Unhandled Promise Rejection', new RuntimeError('Runtime.UnhandledPromiseRejection', format('%s', reason), reason), 128));
process.on('beforeExit', () => {
  const finish = finishWhenIdle;
  finishWhenIdle = undefined;
  finish?.();
});

// What is imported is looked for in NODE_PATH too, where layers and the SDK are, as on AWS.
function importFromNodePath() {
  const folders = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((folder) => folder.endsWith('node_modules'));
  if (folders.length === 0 || !nodeModule.register) return;
  const parents = folders.map((folder) => pathToFileURL(path.join(path.dirname(folder), 'none.mjs')).href);
  const hooks = `
    const parents = ${JSON.stringify(parents)};
    export async function resolve(name, context, next) {
      try {
        return await next(name, context);
      } catch (error) {
        if (error.code !== 'ERR_MODULE_NOT_FOUND' || /^[./]|^[a-z]+:/.test(name)) throw error;
        for (const parentURL of parents) {
          try {
            return await next(name, { ...context, parentURL });
          } catch {}
        }
        throw error;
      }
    }`;
  nodeModule.register('data:text/javascript,' + encodeURIComponent(hooks));
}

// This process has no /opt of its own: what code opens or imports there is looked for in its layers.
function mapOpt() {
  const layers = (process.env.HOLDPOINT_LAYERS ?? '').split(path.delimiter).filter(Boolean);
  delete process.env.HOLDPOINT_LAYERS;
  if (layers.length === 0) return;
  const { existsSync: exists } = fs;
  const isOpt = (name) => typeof name === 'string' && name.startsWith('/opt/');
  const all = (name) => layers.map((layer) => path.join(layer, name.slice('/opt/'.length)));
  const found = (name) => (isOpt(name) ? all(name).find((file) => exists(file)) ?? name : name);
  for (const of of [fs, fs.promises]) {
    for (const name of ['access', 'createReadStream', 'exists', 'lstat', 'open', 'opendir', 'readFile', 'readdir', 'stat']) {
      for (const method of [name, name + 'Sync']) {
        const original = of[method];
        if (typeof original === 'function') of[method] = (file, ...rest) => original.call(of, found(file), ...rest);
      }
    }
  }
  nodeModule.syncBuiltinESMExports();
  const resolve = nodeModule._resolveFilename;
  nodeModule._resolveFilename = function (name, ...rest) {
    if (!isOpt(name)) return resolve.call(this, name, ...rest);
    for (const file of all(name)) {
      try {
        return resolve.call(this, file, ...rest);
      } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND') throw error;
      }
    }
    return resolve.call(this, name, ...rest);
  };
  const hooks = `
    import fs, { existsSync } from 'node:fs';
    const layers = ${JSON.stringify(layers.map((layer) => pathToFileURL(layer).href))};
    export async function resolve(name, context, next) {
      const at = ['file:///opt/', '/opt/'].find((start) => name.startsWith(start));
      const place = at === undefined ? undefined : name.slice(at.length);
      const layer = place === undefined ? undefined
        : layers.find((folder) => existsSync(new URL(folder + '/' + place)));
      return next(layer === undefined ? name : layer + '/' + place, context);
    }`;
  nodeModule.register?.('data:text/javascript,' + encodeURIComponent(hooks));
}

/** Services that are elsewhere, as version 2 of the SDK calls them: dynamodb, secretsmanager. */
function ownEndpoints() {
  const prefix = 'AWS_ENDPOINT_URL_';
  return Object.fromEntries(Object.entries(process.env)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, endpoint]) =>
      [name.slice(prefix.length).replaceAll('_', '').toLowerCase(), { endpoint }]));
}

// Version 2 of the SDK, the code's own too, reads no AWS_ENDPOINT_URL: it is told when it is loaded.
function pointOldSdk() {
  const load = nodeModule._load;
  nodeModule._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (/^aws-sdk|(aws|core|global)(\.js)?$/.test(request) && typeof loaded?.VERSION === 'string'
        && loaded.Service && loaded.config?.update && loaded.config.endpoint === undefined) {
      loaded.config.update(
        { endpoint: process.env.AWS_ENDPOINT_URL, s3ForcePathStyle: true, ...ownEndpoints() }, true);
    }
    return loaded;
  };
}

// AWS's image has every client of version 3. One that code names only while it runs, as CDK's AwsCustomResource
// does, is asked for when it is first required.
function sdkOnDemand() {
  const resolve = nodeModule._resolveFilename;
  nodeModule._resolveFilename = function (name, ...rest) {
    try {
      return resolve.call(this, name, ...rest);
    } catch (error) {
      const [, client] = /^(@aws-sdk\/(?:client|lib)-[a-z0-9-]+)(?:\/.*)?$/.exec(name) ?? [];
      if (error.code !== 'MODULE_NOT_FOUND' || !client) throw error;
      return resolve.call(this, path.join(brought(client, error), 'node_modules', name), ...rest);
    }
  };
}

/** Where a client is, once it is there: nothing else goes on meanwhile, as with require itself. */
function brought(client, missing) {
  const ask = `require('http').get(process.argv[1], (answer) => {
    process.exitCode = answer.statusCode === 200 ? 0 : 1;
    answer.pipe(process.stdout);
  })`;
  try {
    const url = `http://${host}:${port}/holdpoint/sdk/${client}`;
    return execFileSync(process.execPath, ['-e', ask, url], { encoding: 'utf8' });
  } catch (error) {
    console.warn('Holdpoint: ' + (error.stdout || error.message));
    throw missing;
  }
}

// Custom resources answer CloudFormation by HTTPS and the host of ResponseURL, whatever its scheme and
// port: what goes to this node's own place for answers goes there as that says.
function bridgeAnswers() {
  const node = new URL(process.env.HOLDPOINT_NODE);
  delete process.env.HOLDPOINT_NODE;
  const isAnswer = (host, place) => host === node.hostname && place?.startsWith('/_holdpoint/custom-resources/');
  const { request } = https;
  https.request = function (...args) {
    const [target] = args;
    const url = typeof target === 'string' && URL.canParse(target) ? new URL(target) : target;
    if (url instanceof URL) {
      if (!isAnswer(url.hostname, url.pathname)) return request.apply(this, args);
      const options = typeof args[1] === 'object' ? { ...args[1], agent: undefined } : {};
      return http.request(new URL(url.pathname + url.search, node), options, args.find((arg) => typeof arg === 'function'));
    }
    if (!isAnswer(target?.hostname ?? target?.host?.split(':')[0], target?.path)) return request.apply(this, args);
    const { method, path: place, headers, timeout, signal } = target;
    return http.request({ hostname: node.hostname, port: node.port, method, path: place, headers, timeout, signal }, args[1]);
  };
  nodeModule.syncBuiltinESMExports();
}

const STREAMED = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

/** What AWS's runtime gives to code: handlers whose answer goes on while they make it. */
globalThis.awslambda = {
  streamifyResponse(handler, options) {
    handler[STREAMED] = 'response';
    handler[HIGH_WATER_MARK] = options?.highWaterMark;
    return handler;
  },
  HttpResponseStream: class HttpResponseStream {
    static from(stream, prelude) {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      const head = JSON.stringify(prelude);
      stream._onBeforeFirstWrite = (write) => {
        write(head);
        write(new Uint8Array(8));
      };
      return stream;
    }
  },
};

/** A handler's answer on its way; its request begins with the first write, or with the end. */
class ResponseStream extends Writable {
  #type = 'application/octet-stream';
  #id;
  #request;
  #answered;

  constructor(id, highWaterMark) {
    super({ highWaterMark, decodeStrings: false });
    this.#id = id;
  }

  get begun() {
    return this.#request !== undefined;
  }

  setContentType(type) {
    if (this.begun) throw new RuntimeError('Runtime.InvalidStreamingOperation', 'Cannot set content-type, too late.');
    this.#type = type;
  }

  /** When the request is over; undefined where none was begun. */
  get over() {
    return this.#answered;
  }

  #begin() {
    this.#request = http.request({
      host, port, agent, method: 'POST', path: `/2018-06-01/runtime/invocation/${this.#id}/response`,
      headers: {
        'Content-Type': this.#type,
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      },
    });
    // The end of the connection is an end too.
    this.#answered = new Promise((resolve) => {
      this.#request.on('response', (response) => response.resume().on('end', resolve).on('error', resolve));
      this.#request.on('error', resolve);
    });
    this._onBeforeFirstWrite?.((chunk) => this.#request.write(chunk));
  }

  // A chunk of another kind than text or bytes goes as JSON.
  #plain(chunk) {
    return typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
  }

  write(chunk, ...rest) {
    return super.write(this.#plain(chunk), ...rest);
  }

  end(chunk, ...rest) {
    const last = chunk === undefined || chunk === null || typeof chunk === 'function';
    return super.end(last ? chunk : this.#plain(chunk), ...rest);
  }

  _write(chunk, encoding, callback) {
    if (!this.begun) this.#begin();
    this.#request.write(chunk, typeof chunk === 'string' ? encoding : undefined, callback);
  }

  _final(callback) {
    if (!this.begun) this.#begin();
    this.#request.end(callback);
  }

  /** Ends a begun answer with an error. */
  fail(error) {
    const body = rendered(error);
    this.#request.addTrailers({
      'Lambda-Runtime-Function-Error-Type': body.errorType ?? 'Error',
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(body)).toString('base64'),
    });
    this.#request.end();
    return this.#answered;
  }
}

/** Runs a handler that streams, to the end of its answer. */
async function stream(handler, event, headers) {
  const response = new ResponseStream(requestId, handler[HIGH_WATER_MARK]);
  const ended = new Promise((resolve, reject) => response.on('finish', resolve).on('error', reject));
  // Whoever waits for it hears of a fault; nobody else needs to.
  ended.catch(() => {});
  try {
    const returned = handler(event, response, contextOf(headers, () => {}));
    if (typeof returned?.then !== 'function') {
      throw new RuntimeError('Runtime.InvalidStreamingOperation', 'Streaming does not support non-async handlers.');
    }
    if ((await returned) !== undefined) console.warn('Streaming handlers ignore return values.');
    await ended;
    await response.over;
  } catch (error) {
    if (!response.begun) throw error;
    console.error('Invoke Error \t' + logged(error));
    await response.fail(error);
  }
}

async function loadHandler() {
  const name = process.env._HANDLER;
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  if (dot < 0 || name.includes('..')) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const base = path.resolve(process.env.LAMBDA_TASK_ROOT, name.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((end) => base + end).find((candidate) => existsSync(candidate));
  const module = name.slice(slash, dot);
  if (!file) throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${module}'`);
  let loaded;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', String(error), error);
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      throw new RuntimeError('Runtime.ImportModuleError', String(error), error);
    }
    throw error;
  }
  const names = name.slice(dot + 1).split('.');
  const find = (from) => names.reduce((at, next) => at?.[next], from);
  const handler = find(loaded) ?? find(loaded.default);
  if (handler === undefined) {
    throw new RuntimeError('Runtime.HandlerNotFound', `${name.slice(slash)} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${name.slice(slash)} is not a function`);
  }
  return handler;
}

function contextOf(headers, answer) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const parsed = (text) => (text ? JSON.parse(text) : undefined);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parsed(headers['lambda-runtime-client-context']),
    identity: parsed(headers['lambda-runtime-cognito-identity']),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: (error, result) => answer(error, result, true),
    fail: (error) => answer(error ?? 'handled', undefined, true),
    succeed: (result) => answer(undefined, result, true),
  };
}

/** Settles with what the handler answers in whichever of the three ways. */
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    let answered = false;
    const settle = (error, result) => (error === undefined || error === null ? resolve(result) : reject(error));
    const answer = (error, result, atOnce) => {
      if (answered) return;
      answered = true;
      if (atOnce || !context.callbackWaitsForEmptyEventLoop || (error !== undefined && error !== null)) settle(error, result);
      else finishWhenIdle = () => settle(undefined, result);
    };
    const context = contextOf(headers, answer);
    finishWhenIdle = () => resolve(null);
    const returned = handler(event, context, (error, result) => answer(error, result, false));
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
  });
}

function json(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch (error) {
    throw new RuntimeError('Runtime.MarshalError', 'Unable to stringify response body', error);
  }
}

async function main() {
  let handler;
  try {
    importFromNodePath();
    mapOpt();
    pointOldSdk();
    sdkOnDemand();
    bridgeAnswers();
    handler = await loadHandler();
  } catch (error) {
    console.error('Uncaught Exception \t' + logged(error));
    await report('init/error', error);
    process.exit(1);
  }
  while (true) {
    const next = await call('GET', 'invocation/next');
    if (next.status !== 200) process.exit(1);
    requestId = next.headers['lambda-runtime-aws-request-id'];
    try {
      if (handler[STREAMED]) {
        await stream(handler, JSON.parse(next.body), next.headers);
        continue;
      }
      const body = json(await run(handler, JSON.parse(next.body), next.headers));
      finishWhenIdle = undefined;
      await call('POST', `invocation/${requestId}/response`, body, { 'Content-Type': 'application/json' });
    } catch (error) {
      finishWhenIdle = undefined;
      console.error('Invoke Error \t' + logged(error));
      await report(`invocation/${requestId}/error`, error);
    }
  }
}

main();
