#!/usr/bin/env python3
"""Makes the extract of one service's API model that its requests are held against (decision 0014).

  models.py SERVICE OUT.json [ACTION…]        (needs botocore, which carries AWS's models)

One line for each shape of which something is demanded:
  {"operations": {ACTION: SHAPE}, "shapes": {SHAPE: {...}}}
SHAPE: min, max, pattern, enum, sensitive; members {NAME: SHAPE, with ! where it must be there}; list SHAPE.
"""
import json, re, sys
import botocore.loaders

# Lambda itself refuses runtimes that it does not know, with another code; a newer one is no mistake of the model's.
OPEN = {'Runtime'}
KEPT = ('min', 'max', 'pattern', 'enum', 'sensitive')

def extract(model, actions):
    shapes, kept = model['shapes'], {}

    def ref(name):
        if name not in kept:
            shape = shapes[name]
            kept[name] = entry = {k: shape[k] for k in KEPT if k in shape and not (k == 'enum' and name in OPEN)}
            if shape['type'] in ('blob', 'map', 'timestamp', 'boolean', 'float', 'double'):
                entry.clear()
            if shape['type'] == 'structure':
                required = shape.get('required', [])
                members = {k: ref(v['shape']) + ('!' if k in required else '') for k, v in shape.get('members', {}).items()}
                entry['members'] = {k: v for k, v in members.items() if v.endswith('!') or demands(v)}
            elif shape['type'] == 'list':
                entry['list'] = ref(shape['member']['shape'])
        return name

    def demands(name):
        return bool(kept[name]) and kept[name] != {'members': {}} and kept[name] != {'sensitive': True}

    served = {k: v for k, v in model['operations'].items() if not actions or k in actions}
    operations = {k: ref(v['input']['shape']) for k, v in sorted(served.items()) if 'input' in v}
    return operations, {k: v for k, v in sorted(kept.items()) if demands(k)}

def lines(entries):
    return ',\n'.join('  %s: %s' % (json.dumps(k), json.dumps(v, ensure_ascii=False)) for k, v in entries.items())

service, out, actions = sys.argv[1], sys.argv[2], sys.argv[3:]
operations, shapes = extract(botocore.loaders.Loader().load_service_model(service, 'service-2'), actions)
with open(out, 'w') as file:
    file.write('{\n"operations": {\n%s\n},\n"shapes": {\n%s\n}\n}\n' % (lines(operations), lines(shapes)))
