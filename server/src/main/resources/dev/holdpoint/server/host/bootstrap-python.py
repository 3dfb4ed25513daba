# Runs a Python handler behind the Lambda Runtime API, the way AWS's own runtime does.
import builtins
import decimal
import http.client
import importlib
import io
import json
import logging
import math
import os
import sys
import time
import traceback
import urllib.parse
import uuid

ROOT = "/2018-06-01/runtime/"
OWN_FILE = os.path.abspath(__file__)
INDENT = "\u00a0\u00a0"


class Fault(Exception):
    """What AWS's runtime itself finds wrong."""

    def __init__(self, kind, message, trace=None):
        super().__init__(message)
        self.kind = kind
        self.trace = trace


class RuntimeApi:
    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address)

    def call(self, method, where, body=None, headers=None):
        self.connection.request(method, ROOT + where, body, headers or {})
        response = self.connection.getresponse()
        return response, response.read()

    def report(self, where, error):
        kind = error["errorType"] or "Runtime.Unknown"
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": kind}
        self.call("POST", where, json.dumps(error).encode(), headers)


class Fields:
    """An object of these names, null where the caller said nothing."""

    names = ()

    def __init__(self, values):
        for name in self.names:
            setattr(self, name, values.get(name))

    def __repr__(self):
        shown = ",".join("%s=%s" % (name, getattr(self, name)) for name in self.names)
        return "%s([%s])" % (type(self).__name__, shown)


class CognitoIdentity(Fields):
    names = ("cognito_identity_id", "cognito_identity_pool_id")


class Client(Fields):
    names = (
        "installation_id",
        "app_title",
        "app_version_name",
        "app_version_code",
        "app_package_name",
    )


class ClientContext(Fields):
    names = ("custom", "env", "client")


class LambdaContext:
    def __init__(self, headers):
        variable = os.environ.get
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.log_group_name = variable("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = variable("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = variable("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = variable("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.tenant_id = None
        self.client_context = context_of(headers.get("Lambda-Runtime-Client-Context"))
        identity = json.loads(headers.get("Lambda-Runtime-Cognito-Identity") or "{}")
        self.identity = CognitoIdentity(
            {
                "cognito_identity_id": identity.get("cognitoIdentityId"),
                "cognito_identity_pool_id": identity.get("cognitoIdentityPoolId"),
            }
        )
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(self._deadline - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        shown = ("aws_request_id", "log_group_name", "log_stream_name", "function_name",
                 "memory_limit_in_mb", "function_version", "invoked_function_arn",
                 "client_context", "identity", "tenant_id")
        return "LambdaContext([%s])" % ",".join(
            "%s=%s" % (name, getattr(self, name)) for name in shown
        )


def context_of(text):
    if not text:
        return None
    context = ClientContext(json.loads(text))
    if context.client is not None:
        context.client = Client(context.client)
    return context


class Marshaller:
    """JSON as AWS writes it: a Decimal is a number."""

    def __init__(self, runtime):
        # AWS writes other characters as they are since python3.12.
        self.ascii = runtime in ("python3.%d" % minor for minor in range(12))

    def write(self, answer):
        if isinstance(answer, bytes):
            return answer, "application/unknown"
        numbers = {}

        def other(value):
            if not isinstance(value, decimal.Decimal):
                raise TypeError(
                    "Object of type %s is not JSON serializable" % type(value).__name__
                )
            if value.is_nan():
                return math.nan
            mark = str(uuid.uuid4())
            numbers[json.dumps(mark)] = str(value)
            return mark

        try:
            text = json.dumps(answer, default=other, ensure_ascii=self.ascii)
        except Exception as error:
            raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)
        for mark, number in numbers.items():
            text = text.replace(mark, number)
        return text.encode("utf-8", "surrogatepass"), "application/json"

    def read(self, body):
        try:
            return json.loads(body)
        except Exception as error:
            raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)


def load(name):
    module, dot, attribute = name.rpartition(".")
    if not dot:
        raise Fault(
            "Runtime.MalformedHandlerName",
            "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % name,
        )
    if module.split(".")[0] in sys.builtin_module_names:
        raise Fault(
            "Runtime.BuiltInModuleConflict",
            "Cannot use built-in module %s as a handler module" % module,
        )
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        raise Fault(
            "Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module, error)
        )
    except SyntaxError as error:
        where = 'File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)
        raise Fault(
            "Runtime.UserCodeSyntaxError",
            "Syntax error in module '%s': %s" % (module, error),
            [where],
        )
    try:
        return getattr(loaded, attribute)
    except AttributeError:
        raise Fault(
            "Runtime.HandlerNotFound",
            "Handler '%s' missing on module '%s'" % (attribute, module),
        )


def told(error, request_id):
    if isinstance(error, Fault):
        kind, trace = error.kind, error.trace
    else:
        frames = traceback.extract_tb(error.__traceback__)
        while frames and os.path.abspath(frames[0].filename) == OWN_FILE:
            del frames[0]
        kind, trace = type(error).__name__, traceback.format_list(frames)
    return {
        "errorMessage": str(error),
        "errorType": kind,
        "requestId": request_id or "",
        "stackTrace": trace or [],
    }


def log(error):
    lines = ["[ERROR] " + error["errorType"]]
    if error["errorMessage"]:
        lines[0] += ": " + error["errorMessage"]
    lines.append("Traceback (most recent call last):")
    for element in error["stackTrace"]:
        for line in element.splitlines():
            text = line.lstrip(" ")
            lines.append(INDENT * ((len(line) - len(text)) // 2 + 1) + text)
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


class LogHandler(logging.Handler):
    request_id = ""

    def emit(self, record):
        record.aws_request_id = LogHandler.request_id
        sys.stdout.write(self.format(record))
        sys.stdout.flush()


def prepare_logging():
    logging.Formatter.converter = time.gmtime
    handler = LogHandler()
    handler.setFormatter(
        logging.Formatter(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n",
            "%Y-%m-%dT%H:%M:%S",
        )
    )
    logging.getLogger().addHandler(handler)


def prepare_path():
    """What AWS's image has: the code, then layers, then its SDK; not what this machine has."""
    added = os.environ.pop("HOLDPOINT_PYTHON_PATH", "")
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    sys.path[1:1] = [folder for folder in added.split(os.pathsep) if folder]
    # Python leaves these to the module "site", which would bring this machine's packages too.
    builtins.exit = builtins.quit = sys.exit


def map_opt():
    """This process has no /opt of its own: what code opens there is looked for in its layers."""
    layers = [folder for folder in os.environ.pop("HOLDPOINT_LAYERS", "").split(os.pathsep) if folder]
    if not layers:
        return
    lstat = os.lstat

    def found(name):
        text = os.fspath(name) if isinstance(name, os.PathLike) else name
        if not isinstance(text, str) or not text.startswith("/opt/"):
            return name
        files = (os.path.join(layer, text[len("/opt/"):]) for layer in layers)
        return next((file for file in files if succeeds(lstat, file)), name)

    def mapped(original):
        return lambda name=".", *rest, **named: original(found(name), *rest, **named)

    for name in ("access", "listdir", "lstat", "open", "scandir", "stat"):
        setattr(os, name, mapped(getattr(os, name)))
    builtins.open = io.open = mapped(io.open)


def succeeds(function, argument):
    try:
        function(argument)
        return True
    except OSError:
        return False


def bridge_answers():
    """Custom resources may answer CloudFormation by HTTPS and the host of ResponseURL, whatever its
    scheme and port: what goes to this node's own place for answers goes there as that says."""
    node = urllib.parse.urlsplit(os.environ.pop("HOLDPOINT_NODE"))
    secure = getattr(http.client, "HTTPSConnection", None)
    if secure is None:
        return
    connect, putrequest = secure.connect, secure.putrequest

    def put(self, method, url, *rest, **named):
        place = url.startswith("/_holdpoint/custom-resources/")
        if place and self.sock is None and self.host == node.hostname:
            self.port, self.is_answer = node.port, True
        return putrequest(self, method, url, *rest, **named)

    def reach(self):
        plain = getattr(self, "is_answer", False)
        return http.client.HTTPConnection.connect(self) if plain else connect(self)

    secure.connect, secure.putrequest = reach, put


def serve(api, handler, marshaller):
    while True:
        response, body = api.call("GET", "invocation/next")
        if response.status != 200:
            sys.exit(1)
        request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
        LogHandler.request_id = request_id
        where = "invocation/%s/" % request_id
        try:
            context = LambdaContext(response.headers)
            answer, kind = marshaller.write(handler(marshaller.read(body), context))
        except Exception as error:
            failure = told(error, request_id)
            log(failure)
            api.report(where + "error", failure)
        else:
            api.call("POST", where + "response", answer, {"Content-Type": kind})


def main():
    prepare_path()
    map_opt()
    bridge_answers()
    prepare_logging()
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    runtime = os.environ.get("AWS_EXECUTION_ENV", "").replace("AWS_Lambda_", "")
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as error:
        failure = told(error, None)
        log(failure)
        api.report("init/error", failure)
        sys.exit(1)
    serve(api, handler, Marshaller(runtime))


if __name__ == "__main__":
    # Whoever imports this module's name gets the handler's own, not ours.
    main()
