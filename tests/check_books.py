#!/usr/bin/env python3
"""Load workbooks with the `taizhang` command and compare what came out with the truth beside each.

usage: check_books.py BOOKS_DIR PLACES_CSV [--taizhang "CMD"] [--verbose]

For every reporting day, a fresh store takes every book reported up to that day, in order; then each ledger's rows
as of that day must equal the truth of the books of that day (snapshot ledgers) or of all books up to it (events),
cell by cell, and every row that the truth rejects must have an `error` finding on it. Prints one line a book and,
last, `books right / books, cells right / cells`. Exits 0 only when all is right.
"""

import argparse, csv, io, json, shlex, subprocess, sys, tempfile
from collections import defaultdict
from pathlib import Path

EVENTS = {"lecture_session"}
KEYS = {
    "secretary_project": ["street", "title"],
    "rectification_issue": ["community", "issue"],
    "lecture_hall": ["hall"],
    "lecture_session": ["hall", "held_on", "topic"],
    "cobuild_unit": ["unit"],
    "cobuild_resource": ["unit", "resource"],
    "cobuild_need": ["community", "need"],
    "cobuild_project": ["community", "project"],
}


def run(command, *args):
    done = subprocess.run([*shlex.split(command), *map(str, args)], capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 1: loaded, with rejected rows
        sys.exit(f"{' '.join(map(str, args))} ended in {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def plain(value):
    """One text for one value, however it is written: 35, 35.0 and '35' are the same."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or str(value).lower() in ("true", "false"):
        return str(value).lower()
    try:
        return f"{float(value):.6g}" if len(str(value)) < 9 else str(value)
    except ValueError:
        return str(value).strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("books", type=Path)
    parser.add_argument("places", type=Path)
    parser.add_argument("--taizhang", default="taizhang")
    parser.add_argument("--verbose", action="store_true")
    a = parser.parse_args()
    truths = sorted(
        (json.loads(p.read_text()) for p in a.books.glob("*.truth.json")), key=lambda t: (t["reported_on"], t["file"])
    )
    with tempfile.TemporaryDirectory() as store:
        run(a.taizhang, "places", "import", a.places, "--store", store)
        reports = {}
        right = defaultdict(lambda: [0, 0])
        rejects = defaultdict(lambda: [0, 0])
        notes = defaultdict(list)
        for day in sorted({t["reported_on"] for t in truths}):
            todays = [t for t in truths if t["reported_on"] == day]
            out = json.loads(
                run(a.taizhang, "load", *[a.books / t["file"] for t in todays], "--store", store, "--json")
            )
            reports.update({u["file"]: u for u in out["uploads"]})
            for ledger in {s["ledger"] for t in todays for s in t["sheets"]}:
                text = run(a.taizhang, "rows", ledger, "--as-of", day, "--format", "csv", "--store", store)
                got = {}
                for row in csv.DictReader(io.StringIO(text)):
                    row["street"], row["community"] = row.get("street_code", ""), row.get("community_code", "")
                    got[tuple(plain(row.get(k)) for k in KEYS[ledger])] = row
                for t in todays:
                    for sheet in t["sheets"]:
                        if sheet["ledger"] != ledger:
                            continue
                        for want in sheet["rows"]:
                            fields = [f for f in want if not f.startswith("_")]
                            row = got.get(tuple(plain(want[k]) for k in KEYS[ledger]))
                            for f in fields:
                                right[t["file"]][1] += 1
                                if row is not None and plain(row.get(f)) == plain(want[f]):
                                    right[t["file"]][0] += 1
                                elif len(notes[t["file"]]) < 6:
                                    notes[t["file"]].append(
                                        f"{sheet['sheet']} row {want['_row']} {f}: want {want[f]!r}, got {None if row is None else row.get(f)!r}"
                                    )
        for t in truths:
            u = reports.get(t["file"], {"findings": [], "sheets": []})
            errors = {(f["sheet"], f["row"]) for f in u["findings"] if f["severity"] == "error"}
            for sheet in t["sheets"]:
                for bad in sheet["rejected"]:
                    rejects[t["file"]][1] += 1
                    if (sheet["sheet"], bad["row"]) in errors:
                        rejects[t["file"]][0] += 1
                    elif len(notes[t["file"]]) < 6:
                        notes[t["file"]].append(f"{sheet['sheet']} row {bad['row']} {bad['field']}: not rejected")
                mine = next((s for s in u["sheets"] if s["name"] == sheet["sheet"]), None)
                wanted = len(sheet["rows"]) + len(sheet["rejected"])
                if mine is None or mine["rows"].get("loaded", 0) + mine["rows"].get("rejected", 0) != wanted:
                    rejects[t["file"]][1] += 1
                    notes[t["file"]].append(f"{sheet['sheet']}: {wanted} data rows, accounted {mine and mine['rows']}")
        good = 0
        for t in truths:
            r, j = right[t["file"]], rejects[t["file"]]
            ok = r[0] == r[1] and j[0] == j[1]
            good += ok
            print(f"{'ok   ' if ok else 'WRONG'} {t['file']}: cells {r[0]}/{r[1]}, rejects {j[0]}/{j[1]}")
            if a.verbose or not ok:
                for n in notes[t["file"]][:6]:
                    print("      ", n)
        cells = [sum(r[i] for r in right.values()) for i in (0, 1)]
        print(f"{good}/{len(truths)} books, {cells[0]}/{cells[1]} cells")
        sys.exit(0 if good == len(truths) else 1)


main()
