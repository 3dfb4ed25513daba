#!/usr/bin/env python3
"""Makes the extract of AWS's API models that TestState holds mocked results against.

  answers.py OUT.zip        (needs botocore, which carries AWS's models)

One entry for each service, named as a state machine names it (`aws-sdk:NAME`):
  {"operations": {ACTION: SHAPE}, "shapes": {SHAPE: {...}}}
SHAPE: s string, n number, b boolean, or the name of an entry of `shapes`:
  type s/n/b/object/list/map; members, required, item, enum, min, max.
"""
import gzip, json, os, sys, zipfile
import botocore

SIMPLE = {'string': 's', 'blob': 's', 'timestamp': 's', 'character': 's', 'integer': 'n', 'long': 'n',
          'float': 'n', 'double': 'n', 'bigInteger': 'n', 'bigDecimal': 'n', 'short': 'n', 'byte': 'n', 'boolean': 'b'}

def model(folder):
    for version in sorted(os.listdir(folder), reverse=True):
        for name in ('service-2.json', 'service-2.json.gz'):
            path = os.path.join(folder, version, name)
            if os.path.exists(path):
                return json.load(gzip.open(path) if path.endswith('gz') else open(path))
    return None

def extract(model):
    shapes, kept = model['shapes'], {}
    def ref(name):
        shape = shapes[name]
        kind = SIMPLE.get(shape['type'])
        limits = {k: shape[k] for k in ('min', 'max', 'enum') if k in shape}
        if shape.get('document'):
            return 'any'
        if kind and not limits:
            return kind
        if name in kept:
            return name
        kept[name] = entry = dict(limits)
        if kind:
            entry['type'] = kind
        elif shape['type'] == 'structure':
            entry['type'] = 'object'
            entry['members'] = {k: ref(v['shape']) for k, v in shape.get('members', {}).items()}
            if shape.get('required'):
                entry['required'] = shape['required']
        elif shape['type'] == 'list':
            entry.update(type='list', item=ref(shape['member']['shape']))
        else:
            entry.update(type='map', item=ref(shape['value']['shape']))
        return name
    operations = {k: ref(v['output']['shape']) for k, v in model['operations'].items() if 'output' in v}
    return {'operations': operations, 'shapes': kept}

data = os.path.join(os.path.dirname(botocore.__file__), 'data')
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as out:
    done = set()
    for folder in sorted(os.listdir(data)):
        found = model(os.path.join(data, folder)) if os.path.isdir(os.path.join(data, folder)) else None
        if not found or not found['metadata'].get('serviceId'):
            continue
        name = found['metadata']['serviceId'].replace(' ', '').replace('-', '').lower()
        if name in done:
            continue
        done.add(name)
        info = zipfile.ZipInfo(name + '.json', (2026, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        out.writestr(info, json.dumps(extract(found), separators=(',', ':')))
