"""Reads matrices of Arrow and Parquet files as pyarrow does: a path a line in, a line of JSON out; null where it refuses the file,
or where it is a table of which this cannot say what it means."""

import json
import sys

import pyarrow as pa
import pyarrow.parquet as pq

annotations = {"chromosome", "start", "end", "counted_allele", "other_allele"}


def table_of(path):
    with open(path, "rb") as file:
        begin = file.read(6)
    if begin[:4] == b"PAR1":
        return pq.read_table(path, use_threads=False, page_checksum_verification=True)
    if begin == b"ARROW1":
        return pa.ipc.open_file(path).read_all()
    return pa.ipc.open_stream(path).read_all()


def plain(value):
    """JSON knows neither NaN nor infinities."""
    if value is None or value != value:
        return None
    return str(value) if abs(value) == float("inf") else value


def is_text(kind):
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == pa.string_view()


def read(path):
    table = table_of(path)
    table.validate(full=True)
    metadata = table.schema.metadata or {}
    if "values" in table.column_names:
        samples = json.loads(metadata[b"snpress.samples"])
        values = [value for row in table["values"].to_pylist() for value in row]
        ids = table["id"].to_pylist()
    else:
        if b"pandas" in metadata or len(set(table.column_names)) != len(table.column_names):
            return None
        texts = [field.name for field in table.schema if is_text(field.type)]
        samples = [name for name in table.column_names if name not in annotations and name not in texts]
        ids = table[texts[0]].to_pylist()
        columns = [table[name].to_pylist() for name in samples]
        values = [float(column[row]) if column[row] is not None else None for row in range(len(ids)) for column in columns]
    return {"samples": samples, "ids": ids, "values": [plain(value) for value in values]}


for line in sys.stdin:
    try:
        answer = json.dumps(read(line.rstrip("\n")))
    except Exception:
        answer = "null"
    print(answer, flush=True)
