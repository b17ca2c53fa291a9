#!/usr/bin/env python3
# Checks bank_holidays.csv against the rules of the regular days, and makes bank_holidays.inc of it.
# SPDX-License-Identifier: MIT
#
#   python3 generate_bank_holidays.py [OUTPUT-FOLDER]
#   python3 generate_bank_holidays.py --govuk bank-holidays.json   compare with GOV.UK's list
import csv
import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
FIRST, LAST = 2019, 2030
NATIONS = {"EW": "england-and-wales", "S": "scotland", "NI": "northern-ireland"}
EXTRA = ("moved", "extra")  # kinds that no rule gives: each row names its source in `note`
MONDAY = 0


def easter(year):
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    day = date(year, month, 1)
    return day + timedelta((MONDAY - day.weekday()) % 7)


def last_monday(year, month):
    day = date(year, month, 31)
    return day - timedelta((day.weekday() - MONDAY) % 7)


def pair(first):
    """Two fixed days that follow each other: one that falls on a weekend moves to the next day
    that is neither a weekend nor the other one."""
    days = {first: first, first + timedelta(1): first + timedelta(1)}
    for day in sorted(days, key=lambda day: day.weekday() >= 5):
        while days[day].weekday() >= 5 or any(
                days[day] == taken for other, taken in days.items() if other != day):
            days[day] += timedelta(1)
    return [days[first], days[first + timedelta(1)]]


def single(day):
    while day.weekday() >= 5:
        day += timedelta(1)
    return day


def regular(year, nation):
    """{name: day} of the days that come back each year, after the 1971 Act and its orders."""
    days = {"Good Friday": easter(year) - timedelta(2),
            "Early May bank holiday": first_monday(year, 5),
            "Spring bank holiday": last_monday(year, 5)}
    days["Christmas Day"], days["Boxing Day"] = pair(date(year, 12, 25))
    if nation == "S":
        days["New Year's Day"], days["2 January"] = pair(date(year, 1, 1))
        days["Summer bank holiday"] = first_monday(year, 8)
        days["St Andrew's Day"] = single(date(year, 11, 30))
    else:
        days["New Year's Day"] = single(date(year, 1, 1))
        days["Easter Monday"] = easter(year) + timedelta(1)
        days["Summer bank holiday"] = last_monday(year, 8)
    if nation == "NI":
        days["St Patrick's Day"] = single(date(year, 3, 17))
        days["Battle of the Boyne"] = single(date(year, 7, 12))
    return days


def read():
    with open(HERE / "bank_holidays.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["day"] = date.fromisoformat(row["date"])
        row["nations"] = row["nations"].split()
        where = f"bank_holidays.csv: {row['date']} {row['name']}"
        if set(row["nations"]) - set(NATIONS) or not row["nations"]:
            sys.exit(f"{where}: nations are {' '.join(NATIONS)}")
        if row["kind"] not in ("regular", *EXTRA):
            sys.exit(f"{where}: kind {row['kind']}")
        if row["kind"] in EXTRA and not row["note"]:
            sys.exit(f"{where}: say in `note` who made it a holiday")
        if not FIRST <= row["day"].year <= LAST or row["day"].weekday() >= 5:
            sys.exit(f"{where}: outside {FIRST} to {LAST}, or on a weekend")
    if [row["date"] for row in rows] != sorted(row["date"] for row in rows):
        sys.exit("bank_holidays.csv: not in the order of the dates")
    return rows


def check(rows):
    """Each regular day of each year and nation is there once, on its day or with a source that says
    where it went."""
    for nation in NATIONS:
        for year in range(FIRST, LAST + 1):
            found = [row for row in rows if row["day"].year == year and nation in row["nations"]]
            for name, day in regular(year, nation).items():
                same = [row for row in found if row["name"] == name]
                if len(same) != 1:
                    sys.exit(f"bank_holidays.csv: {name} {year} ({nation}): {len(same)} rows")
                if same[0]["kind"] == "regular" and same[0]["day"] != day:
                    sys.exit(f"bank_holidays.csv: {name} {year} ({nation}) should be {day}")
            for row in found:
                if row["kind"] != "extra" and row["name"] not in regular(year, nation):
                    sys.exit(f"bank_holidays.csv: {row['name']} {year} ({nation}) follows no rule")


def seen():
    text = (HERE / "README.md").read_text(encoding="utf-8")
    return re.search(r"`bank_holidays.csv`, looked over on (\d{4}-\d\d-\d\d)", text).group(1)


def compare(rows, path):
    """GOV.UK's list: what it has that we lack, and the other way round, in the years it covers."""
    with open(path, encoding="utf-8") as file:
        lists = json.load(file)
    faults = 0
    for nation, division in NATIONS.items():
        theirs = {event["date"] for event in lists[division]["events"]}
        years = {day[:4] for day in theirs} & {str(year) for year in range(FIRST, LAST + 1)}
        ours = {row["date"] for row in rows if nation in row["nations"]}
        for day in sorted(day for day in theirs ^ ours if day[:4] in years):
            print(f"{nation} {day}: {'only GOV.UK has it' if day in theirs else 'only we have it'}")
            faults += 1
    return 1 if faults else 0


def main(output):
    rows = read()
    check(rows)
    days = {}
    for row in rows:
        for nation in row["nations"]:
            days.setdefault((row["day"], row["name"]), set()).add(nation)
    out = ["/* Bank holidays of the United Kingdom, by date.",
           " * Generated by libsmpolicy/data/generate_bank_holidays.py (do not edit): see",
           " * bank_holidays.csv beside it.",
           " * SPDX-License-Identifier: MIT */",
           f"#define HOLIDAYS_SEEN \"{seen()}\"",
           f"#define HOLIDAYS_FIRST_DAY {(date(FIRST, 1, 1) - date(1970, 1, 1)).days} "
           f"/* {FIRST}-01-01 */",
           f"#define HOLIDAYS_LAST_DAY {(date(LAST, 12, 31) - date(1970, 1, 1)).days} "
           f"/* {LAST}-12-31 */",
           "static const bank_holiday bank_holidays[] = {"]
    for (day, name), nations in days.items():
        bits = " | ".join(nation for nation in NATIONS if nation in nations)
        out.append(f"    {{{(day - date(1970, 1, 1)).days}, {bits}, \"{name}\"}}, /* {day} */")
    (output / "bank_holidays.inc").write_text("\n".join(out + ["};"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--govuk"]:
        rows = read()
        check(rows)
        sys.exit(compare(rows, sys.argv[2]))
    main(Path(sys.argv[1]) if len(sys.argv) == 2 else HERE)
