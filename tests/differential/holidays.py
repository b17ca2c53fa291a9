#!/usr/bin/env python3
# The table of bank holidays against python3-holidays, where that is installed. What only one of
# them has must be a day that no rule gives, or the Monday for a day on which that package leaves a
# weekend as it is. Skipped (77) without the package.
# SPDX-License-Identifier: MIT
#
#   python3 holidays.py
import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "libsmpolicy/data/bank_holidays.csv"
NOT_MOVED_THERE = ("St Andrew's Day", "Battle of the Boyne")


def main():
    sys.path = [folder for folder in sys.path if Path(folder or ".").resolve() != HERE]
    try:
        import holidays
    except ImportError:
        print("skipped: python3-holidays is not installed")
        return 77
    with open(TABLE, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    years = range(int(rows[0]["date"][:4]), int(rows[-1]["date"][:4]) + 1)
    nations = {"EW": holidays.England, "S": holidays.Scotland, "NI": holidays.NorthernIreland}
    faults = compared = 0
    for nation, country in nations.items():
        theirs = {str(day) for day in country(years=years) if day.weekday() < 5}
        ours = {row["date"]: row for row in rows if nation in row["nations"].split()}
        moved = {row["date"][:4] for row in ours.values() if row["kind"] == "moved"}
        compared += len(theirs & ours.keys())
        for day in sorted(ours.keys() - theirs):
            if ours[day]["kind"] == "regular" and ours[day]["name"] not in NOT_MOVED_THERE:
                print(f"{nation} {day} {ours[day]['name']}: only here")
                faults += 1
        for day in sorted(theirs - ours.keys()):
            if day[:4] not in moved:
                print(f"{nation} {day}: only there")
                faults += 1
    print(f"{compared} days are in both, {faults} faults")
    return 1 if faults or compared < 250 else 0


if __name__ == "__main__":
    sys.exit(main())
