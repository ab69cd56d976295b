# Loads a folder of NeuroFactor's results into NumPy arrays and pandas tables: import it, or run it with a folder.
"""
    from read_neurofactor import read
    cell = read("results")
    cell.modules[0]            # the first module, (y, x)
    cell.weights[:, 0]         # its weight in each spike

``read`` sees by ``run.json`` what kind of folder it is, and makes sure that all files it lists are there, undamaged and
of one run. Every result has ``kind``, ``folder``, ``options`` (what the
run was given, by the keys of macros), ``summary`` (its results in a few numbers), ``run`` (all of ``run.json``), and
what ``read_stnmf``, ``read_consensus``, ``read_batch``, ``read_neuropil`` and ``read_tables`` tell.

Images are (y, x), stacks (module, y, x), (frame, y, x) and so on. Coordinates in tables are ImageJ's: the centre of the
first pixel is at (0.5, 0.5). On top of matplotlib's ``imshow(image)`` plot ``x - 0.5, y - 0.5``.

Needs NumPy and pandas 1.2 or later, and nothing else.
"""
import hashlib
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd


def read(folder):
    """Reads any folder that holds a ``run.json`` of NeuroFactor."""
    readers = {"stnmf": read_stnmf, "consensus": read_consensus, "batch": read_batch, "neuropil": read_neuropil}
    return readers.get(_run(folder).get("kind"), read_tables)(folder)


def read_stnmf(folder):
    """What STNMF... saved.

    modules    (module, y, x) float32, NaN where masked
    sta        (y, x) float32, the spike-triggered average
    weights    (spike, module) float64
    table      a row per module, by its number from 1: localized, moransi, weight, diameter ...
    outlines   {module: (point, 2) float64 of x and y, closed}; module 0 is the STA, only localized modules have one
    residuals  the course of the residual, by iteration; None if it was not noted
    """
    result = _result(folder, "stnmf")
    result.modules = read_tiff(result.folder / "modules.tif")
    result.sta = read_tiff(result.folder / "sta.tif")[0]
    result.weights = _csv(folder, "weights").to_numpy(dtype=float)
    result.table = _csv(folder, "modules").set_index("module")
    points = _csv(folder, "outlines")
    result.outlines = {int(module): outline[["x", "y"]].to_numpy(dtype=float)
                       for module, outline in points.groupby("module")}
    noted = (result.folder / "residuals.csv").exists()
    result.residuals = _csv(folder, "residuals").set_index("iteration")["residual"] if noted else None
    return result


def read_consensus(folder):
    """What STNMF Consensus... saved.

    table      a row per sparsity: cpcc, subunits_mean, subunits_sd, residual_mean, runs
    suggested  the suggested sparsity; None if there is none
    stnmf      STNMF at the suggested sparsity, see read_stnmf; None if it was not run
    """
    result = _result(folder, "consensus")
    result.table = _csv(folder, "consensus").set_index("sparsity")
    result.suggested = result.summary["suggested_sparsity"]
    written_with_it = "stnmf" in result.run.get("sets", {})
    result.stnmf = read_stnmf(result.folder / "stnmf") if written_with_it else None
    return result


def read_batch(folder):
    """What STNMF Batch... saved.

    table  a row per cell, by its name: subunits, coverage, sta_diameter, residual, sparsity ... and error, if it failed
    cells  {name: see read_stnmf} of the cells that did not fail
    """
    result = _result(folder, "batch")
    result.table = _csv(folder, "cells").set_index("cell")
    finished = result.table.index[result.table["error"] == "none"]
    result.cells = {cell: read_stnmf(result.folder / cell) for cell in finished}
    return result


def read_neuropil(folder):
    """What Neuropil Separation... saved. Rows are (trial, frame), from 1; a cell that could not be separated is NaN.

    result     a column per cell: the cleaned trace, in the movie's units
    neuropil   a column per cell: the mean of the regions around it
    fixed      a column per cell: its raw trace less 0.7 of its neuropil
    deltaf     a column per cell: dF/F0 of the cleaned trace; None if the frame rate is unknown
    deltaf_raw the same of the raw trace
    raw        columns (cell, region): region 0 is the cell itself
    separated  columns (cell, source): what each source adds to the cell's trace, the cleaned trace first
    time       in s since the trial's first frame; NaN if the frame rate is unknown
    mixing     rows (cell, region), a column per source
    floors     (cell, region): the background that was taken off each signal before the separation
    report     a row per marked cell: converged, iterations, sources, correlation_before, remark ...
    mean       (trial, y, x) float32, the mean image of each trial
    """
    result = _result(folder, "neuropil")
    result.result, result.time = _traces(folder, "result")
    result.neuropil = _traces(folder, "neuropil")[0]
    result.fixed = _traces(folder, "fixed")[0]
    relative = (result.folder / "deltaf.csv").exists()
    result.deltaf = _traces(folder, "deltaf")[0] if relative else None
    result.deltaf_raw = _traces(folder, "deltaf_raw")[0] if relative else None
    result.raw = _numbered(_traces(folder, "raw")[0], "region")
    result.separated = _numbered(_traces(folder, "separated")[0], "source")
    mixing = _csv(folder, "mixing", {"cell": str}).set_index(["cell", "region"]).drop(columns="signal")
    result.floors = mixing.pop("floor")
    mixing.columns = pd.RangeIndex(mixing.shape[1], name="source")
    result.mixing = mixing
    result.report = _csv(folder, "report", {"cell": str}).set_index("cell")
    result.mean = read_tiff(result.folder / "regions.tif")
    return result


def read_tables(folder):
    """Any other folder, such as that of DeltaF/F0..., a simulation, or one cell of Spike-Triggered Ensemble...

    tables  {file name without .csv: table}
    images  {file name without .tif: (slice, y, x)}
    """
    folder = Path(folder)
    recorded = (folder / "run.json").exists()
    result = _result(folder, "tables") if recorded else SimpleNamespace(kind="tables", folder=folder)
    result.tables = {path.stem: _csv(folder, path.stem) for path in sorted(folder.glob("*.csv"))}
    result.images = {path.stem: read_tiff(path) for path in sorted(folder.glob("*.tif"))}
    return result


def read_tiff(path):
    """A gray-scale TIFF as ImageJ writes it, uncompressed, of 8, 16 or 32 bits and any byte order: (slice, y, x)."""
    with open(path, "rb") as file:
        header = file.read(8)
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(header[:4])
        if order is None:
            raise ValueError(f"{path} is not a TIFF")
        file.seek(int(np.frombuffer(header, order + "u4", 1, 4)[0]))
        entries = int(np.frombuffer(file.read(2), order + "u2")[0])
        directory = file.read(12 * entries)
        tags = {}
        for i in range(0, len(directory), 12):
            tag, kind = (int(n) for n in np.frombuffer(directory, order + "u2", 2, i))
            count, value = (int(n) for n in np.frombuffer(directory, order + "u4", 2, i + 4))
            if kind == 3 and count == 1:  # a short is in the first bytes of the value
                value = int(np.frombuffer(directory, order + "u2", 1, i + 8)[0])
            tags[tag] = count, value
        width, height, bits = tags[256][1], tags[257][1], tags[258][1]
        strips, compression, samples = tags[273][0], tags.get(259, (1, 1))[1], tags.get(277, (1, 1))[1]
        if strips != 1 or compression != 1 or samples != 1 or bits not in (8, 16, 32):
            raise ValueError(f"{path} is not an uncompressed gray-scale TIFF as ImageJ writes it")
        description = ""
        if 270 in tags:
            file.seek(tags[270][1])
            description = file.read(tags[270][0]).decode("utf-8", "replace")
        images = [line[7:] for line in description.splitlines() if line.startswith("images=")]
        slices = int(images[0]) if description.startswith("ImageJ=") and images else 1
        file.seek(tags[273][1])
        values = np.fromfile(file, f"{order}{'f' if bits == 32 else 'u'}{bits // 8}", slices * height * width)
    if values.size < slices * height * width:
        raise ValueError(f"{path} ends before its last slice")
    return values.astype(values.dtype.newbyteorder("=")).reshape(slices, height, width)


def _run(folder):
    path = Path(folder) / "run.json"
    if not path.exists():
        raise FileNotFoundError(f"{folder} has no run.json: it is not a folder of NeuroFactor's results")
    return json.loads(path.read_text(encoding="utf-8"))


def _verify(folder, files):
    for name, file in files.items():
        path = Path(folder) / name
        if not path.exists():
            raise FileNotFoundError(f"{path} is missing")
        digest = hashlib.sha256()
        with open(path, "rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
        if path.stat().st_size != file["bytes"] or digest.hexdigest() != file["sha256"]:
            raise ValueError(f"{path} is damaged, or of another run than the other files")


def _result(folder, kind):
    run = _run(folder)
    if "files" not in run or run.get("unfinished"):
        raise ValueError(f"{Path(folder) / 'run.json'} is not that of a finished run of this version of NeuroFactor")
    _verify(folder, run["files"])
    return SimpleNamespace(kind=kind, folder=Path(folder), options=run["options"], summary=run["summary"], run=run)


def _csv(folder, name, types=None):
    """To the last bit: numbers that do not apply are NaN, texts are "none"; a cell may be called NA."""
    table = pd.read_csv(Path(folder) / (name + ".csv"), dtype=types, keep_default_na=False, na_values=["NaN"],
                        float_precision="round_trip", encoding="utf-8")
    table.columns = [_original(heading) for heading in table.columns]
    for heading in table.columns[[pd.api.types.is_string_dtype(kind) for kind in table.dtypes]]:
        table[heading] = table[heading].map(_original)
    return table


def _original(text):
    """Without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if isinstance(text, str) and re.match(r"'+[=+\-@\t\r]", text) else text


def _traces(folder, name):
    table = _csv(folder, name).set_index(["trial", "frame"])
    table.columns = [heading.removesuffix(" (not converged)") for heading in table.columns]  # see the report
    return table.drop(columns="time").astype(float), table["time"].astype(float)


def _numbered(table, number):
    """Headings such as "cell 1/0" as a pair of name and number; a name may have slashes, too."""
    pairs = [heading.rsplit("/", 1) for heading in table.columns]
    table.columns = pd.MultiIndex.from_tuples([(name, int(n)) for name, n in pairs], names=["cell", number])
    return table


if __name__ == "__main__":
    for _name, _value in vars(read(sys.argv[1])).items():
        _shown = _value if _name in ("kind", "folder", "summary") else ""
        print(_name, type(_value).__name__, getattr(_value, "shape", _shown))
