"""Reads matrices of Arrow files as pyarrow does: a path a line in, a line of JSON out; null where it refuses the file."""

import json
import sys

import pyarrow as pa


def read(path):
    table = pa.ipc.open_file(path).read_all()
    table.validate(full=True)
    samples = json.loads(table.schema.metadata[b"snpress.samples"])
    values = [value for row in table["values"].to_pylist() for value in row]
    return {"samples": samples, "ids": table["id"].to_pylist(), "values": [None if value != value else value for value in values]}


for line in sys.stdin:
    try:
        answer = json.dumps(read(line.rstrip("\n")))
    except Exception:
        answer = "null"
    print(answer, flush=True)
