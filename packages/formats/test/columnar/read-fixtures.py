"""Reads `fixtures/snpress.parquet`, which is ours, with pyarrow and writes down what it found: `snpress.json`."""

import json
from pathlib import Path

import pyarrow.parquet as pq

folder = Path(__file__).parent / "fixtures"
table = pq.read_table(folder / "snpress.parquet")
found = {
    "metadata": {key.decode(): value.decode() for key, value in table.schema.metadata.items()},
    "schema": [f"{field.name}: {field.type}{'' if field.nullable else ' not null'}" for field in table.schema],
    "columns": table.to_pydict(),
}
(folder / "snpress.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
