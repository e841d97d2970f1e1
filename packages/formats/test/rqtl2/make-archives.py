"""Packs the crosses of the fixtures as R/qtl2's zip_datafiles does, and ones that are at fault.

    python3 packages/data/test/rqtl2/make-archives.py
"""

import os
import zipfile

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
date = (2020, 1, 1, 0, 0, 0)


def pack(archive, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(archive, "w", compression) as out:
        for name, content in members:
            info = zipfile.ZipInfo(name, date)
            info.compress_type = compression
            out.writestr(info, content)


def files(folder, prefix=""):
    return [(prefix + name, open(os.path.join(folder, name), "rb").read()) for name in sorted(os.listdir(folder))]


f2 = [(name, content) for name, content in files("f2") if name.startswith("f2")]
pack("f2.zip", f2)
# Packed on macOS, in a folder, stored.
shadow = [("__MACOSX/haploid/._segregants.json", b"\0\5\x16\7")]
pack("haploid.zip", shadow + files("haploid", "haploid/"), zipfile.ZIP_STORED)
pack("no-control.zip", [("xl/workbook.xml", b"<workbook/>")])
pack("two-controls.zip", f2 + [("other.yaml", b"crosstype: f2\n")])
pack("lacks-map.zip", [member for member in f2 if member[0] != "f2_pmap.csv"])
