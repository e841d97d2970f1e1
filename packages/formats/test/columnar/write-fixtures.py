"""Writes the Arrow and Parquet files of `fixtures` with pyarrow, pandas and polars: implementations that are not ours.

All hold the same matrix: 3 genes x 4 samples, missing where None. (pip install polars pandas pyarrow)
"""

import json
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

folder = Path(__file__).parent / "fixtures"
folder.mkdir(exist_ok=True)
genes = ["YAL069W", "YAL068C", "gène 3"]
samples = ["s1", "s2", "s.3", "s 4"]
values = [[0.5, -1.25, None, 3.0], [None, 0.0, 7.0, None], [1e-7, 2.0, None, 65536.0]]
columns = {sample: [row[i] for row in values] for i, sample in enumerate(samples)}

types = [pa.float64(), pa.float32(), pa.int16(), pa.int64()]
wide = {"gene_id": pa.array(genes)} | {
    sample: pa.array(columns[sample], t) for sample, t in zip(samples, types)
}


def write_arrow(name, table, stream=False, **options):
    new = pa.ipc.new_stream if stream else pa.ipc.new_file
    with new(folder / name, table.schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        writer.write_table(table, max_chunksize=2)


table = pa.table(wide)
write_arrow("pyarrow.arrow", table)
write_arrow("pyarrow-stream.arrows", table, stream=True)
write_arrow("pyarrow-zstd.arrow", table, compression="zstd")
write_arrow("pyarrow-lz4.arrows", table, stream=True, compression="lz4")
write_arrow("pyarrow-large.arrow", pa.table(wide | {"gene_id": pa.array(genes, pa.large_utf8())}))
write_arrow("pyarrow-view.arrow", pa.table(wide | {"gene_id": pa.array(genes, pa.string_view())}))
write_arrow("pyarrow-dictionary.arrow", pa.table(wide | {"gene_id": pa.array(genes).dictionary_encode()}))
frame = pd.DataFrame(columns, index=genes)
frame.rename_axis("gene_id").reset_index().to_feather(folder / "pandas.feather")
polars = pl.DataFrame({"gene_id": genes, "gene_name": ["a", "b", "c"]} | columns)
polars.write_ipc(folder / "polars.arrow")
polars.write_ipc_stream(folder / "polars.arrows")
transposed = frame.T.rename_axis("sample").reset_index()
write_arrow("pyarrow-samples-in-rows.arrow", pa.Table.from_pandas(transposed, preserve_index=False))

frame.to_parquet(folder / "pandas.parquet")
frame.rename_axis("gene_id").to_parquet(folder / "pandas-named-index.parquet")
frame.rename_axis("gene_id").reset_index().to_parquet(folder / "pandas-column.parquet")
frame.T.to_parquet(folder / "pandas-samples-in-rows.parquet")
polars.write_parquet(folder / "polars.parquet")
for codec in ["none", "gzip", "brotli", "zstd", "lz4"]:
    pq.write_table(table, folder / f"pyarrow-{codec}.parquet", compression=codec, row_group_size=2)
pq.write_table(
    table,
    folder / "pyarrow-v2.parquet",
    data_page_version="2.0",
    use_dictionary=False,
    column_encoding={"gene_id": "DELTA_BYTE_ARRAY", "s1": "BYTE_STREAM_SPLIT", "s 4": "DELTA_BINARY_PACKED"},
)
pq.write_table(
    pa.table(
        wide
        | {
            "gene_id": pa.array(genes).dictionary_encode(),
            "s2": pa.array(columns["s2"], pa.float16()),
            "s.3": pa.array([None, 7, None], pa.decimal128(9, 2)),
            "s 4": pa.array([3, None, 65536], pa.uint32()),
        }
    ),
    folder / "pyarrow-types.parquet",
)

flat = pa.array([value for row in values for value in row], pa.float32())
lists = {
    "fixed": pa.FixedSizeListArray.from_arrays(flat, 4),
    "list": pa.ListArray.from_arrays([0, 4, 8, 12], flat),
}
for name, column in lists.items():
    listed = pa.table(
        {
            "id": genes,
            "chromosome": ["I", "I", None],
            "start": pa.array([335, 2169, None], pa.float64()),
            "end": pa.array([649, 1807, None], pa.float64()),
            "values": column,
        }
    ).replace_schema_metadata({"snpress.samples": json.dumps(samples), "snpress.ploidy": "2"})
    pq.write_table(listed, folder / f"pyarrow-{name}.parquet", row_group_size=2)
