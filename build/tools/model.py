"""Writes a service's model.json: what AWS's own API model demands of the requests of some actions.

The model is the one that botocore carries (Apache-2.0). Only what is demanded stays: members and which of them must
be there (`Name!`), lengths, ranges, patterns, sets of values; one line for each shape that demands anything. What the file
says already stays: AWS's order of an enumeration, say, which only its errors show. A set of values that the service itself
judges, with a code of its own, is taken out by hand (Lambda's `Runtime`).

    python3 build/tools/model.py events server/src/main/resources/dev/holdpoint/server/api/events/model.json TagResource
"""

import gzip
import json
import sys
from pathlib import Path

import botocore


def model(service):
    folder = sorted(Path(botocore.__file__).parent.joinpath("data", service).iterdir())[-1]
    packed = folder / "service-2.json.gz"
    text = gzip.open(packed).read() if packed.exists() else (folder / "service-2.json").read_bytes()
    return json.loads(text)


# What the reader of requests or the action itself judges.
JUDGED_ELSEWHERE = {"blob", "map", "timestamp", "boolean", "float", "double"}


class Extract:
    def __init__(self, service, known):
        self.whole = model(service)
        self.shapes = dict(known)
        self.empty = set()

    def operations(self, names):
        found = {}
        for name in sorted(names):
            wanted = self.whole["operations"][name].get("input")
            if wanted:
                found[name] = wanted["shape"]
                self.visit(wanted["shape"])
        return found

    def visit(self, name):
        """Whether a shape demands anything; what it names is visited first."""
        if name in self.shapes:
            return True
        if name in self.empty:
            return False
        shape = self.whole["shapes"][name]
        kind = shape["type"]
        if kind in JUDGED_ELSEWHERE:
            self.empty.add(name)
            return False
        told = {key: shape[key] for key in ("min", "max", "pattern", "enum") if key in shape}
        if kind == "structure":
            self.structure(name, shape, told)
        elif kind == "list":
            if self.visit(shape["member"]["shape"]):
                told["list"] = shape["member"]["shape"]
        if shape.get("sensitive") and told:
            told["sensitive"] = True
        if not told:
            self.shapes.pop(name, None)
            self.empty.add(name)
            return False
        self.shapes[name] = told
        return True

    def structure(self, name, shape, told):
        self.shapes[name] = told  # A shape may hold itself.
        members = self.members(shape)
        if members:
            told["members"] = members

    def members(self, shape):
        must = set(shape.get("required", []))
        return {
            member: self.whole_name(told["shape"], member in must)
            for member, told in shape["members"].items()
            if self.visit(told["shape"]) or member in must
        }

    @staticmethod
    def whole_name(shape, required):
        return shape + "!" if required else shape


def write(path, service, there, names):
    extract = Extract(service, there["shapes"])
    operations = there["operations"] | extract.operations(names)
    operations = dict(sorted(operations.items()))
    lines = [f"  {json.dumps(name)}: {json.dumps(shape)}" for name, shape in operations.items()]
    shapes = [f"  {json.dumps(name)}: {json.dumps(told)}" for name, told in sorted(extract.shapes.items())]
    path.write_text(
        '{\n"operations": {\n' + ",\n".join(lines) + '\n},\n"shapes": {\n' + ",\n".join(shapes) + "\n}\n}\n"
    )


def main(arguments):
    service, path, *more = arguments
    path = Path(path)
    there = json.loads(path.read_text()) if path.exists() else {"operations": {}, "shapes": {}}
    write(path, service, there, more)


if __name__ == "__main__":
    main(sys.argv[1:])
