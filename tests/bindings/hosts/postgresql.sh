#!/bin/sh
# PostgreSQL with plpython3u: a function, a trigger and a query over an inbox, in a server of its
# own in a temporary folder, on a Unix socket. Usage: postgresql.sh SOURCE PYTHON-PACKAGE [ROWS]
# SPDX-License-Identifier: MIT
set -eu
source=$1
package=$2
rows=${3-2000}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
ls /usr/share/postgresql/*/extension/plpython3u.control >/dev/null 2>&1 ||
    { echo "skipped: postgresql-plpython3 is not installed"; exit 77; }
id postgres >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] ||
    { echo "skipped: needs root, to be the postgres user"; exit 77; }

here=$(mktemp -d)
as() { su postgres -s /bin/sh -c "$1"; }
stop() {
    as "$bin/pg_ctl -D $here/data -m immediate -w stop" >/dev/null 2>&1 || true
    rm -rf "$here"
}
trap stop EXIT
chmod 755 "$here"
mkdir "$here/data" "$here/package"
cp -rL "$package/smpolicy" "$here/package/" # where the postgres user may read it
library=$(dirname "$package")/../../libsmpolicy/libsmpolicy.so.0
cp -L "$library" "$here/package/" 2>/dev/null || true
cp "$source/examples/hosts/postgresql/setup.sql" "$here/setup.sql"
chown -R postgres "$here/data"
chmod -R a+rX "$here/package" "$here/setup.sql"
as "$bin/initdb -D $here/data -A trust -E UTF8 --locale=C.UTF-8" >/dev/null
as "PYTHONPATH=$here/package LD_LIBRARY_PATH=$here/package $bin/pg_ctl -D $here/data -w \
    -l $here/data/log -o \"-k $here/data -c listen_addresses= -c fsync=off\" start" >/dev/null ||
    { cat "$here/data/log"; exit 1; }
sql() { as "psql -X -q -v ON_ERROR_STOP=1 -h $here/data -d postgres -At $1" 2>&1; }
expect() { # what, wanted, got
    case $3 in *"$2"*) echo "$1: passed" ;; *) echo "$1: no \"$2\" in: $3"; exit 1 ;; esac
}

sql "-f $here/setup.sql" > "$here/out" || { cat "$here/out"; exit 1; }
cat > "$here/insert.sql" <<'SQL'
INSERT INTO scheduled_posts (post) VALUES
    ('{"text": "Our clinics are open on Saturday.", "account": "corporate", "platform": "x"}'),
    ('{"text": "Meet the team", "account": "corporate",
       "media": [{"kind": "image", "alt": "Two nurses at a stall", "people": "identifiable"}]}');
SELECT held FROM scheduled_posts ORDER BY id;
SQL
expect "a post that needs a fact is held" "f
t" "$(sql "-f $here/insert.sql")"

cat > "$here/refuse.sql" <<'SQL'
INSERT INTO scheduled_posts (post) VALUES
    ('{"text": "We found your record, NHS number 999 123 4560.", "account": "corporate"}');
SQL
refused=$(sql "-f $here/refuse.sql" || true)
expect "a forbidden post is refused" "The policy forbids this post" "$refused"
expect "and cited" "Section" "$refused"
expect "a wrong value is explained" "cannot be" "$(sql "-c \"SELECT check_post('covwarks',
    '{\\\"platform\\\": \\\"myspace\\\"}')\"" || true)"

cat > "$here/inbox.sql" <<SQL
CREATE TABLE inbox AS SELECT i AS id, date '2026-03-01' + i % 28 AS received, format(CASE i % 5
    WHEN 0 THEN 'Under the Freedom of Information Act, how many beds on ward %s were closed?'
    WHEN 1 THEN 'Thank you to ward %s for looking after my mum'
    WHEN 2 THEN 'Appalling, I waited %s hours in the clinic and want to complain'
    WHEN 3 THEN 'Ward %s staff are useless idiots and should be ashamed of themselves'
    ELSE 'When does the walk-in centre at number %s open?' END, i) AS message
    FROM generate_series(1, $rows) AS i;
ANALYZE inbox;
\\timing on
CREATE TABLE judged AS SELECT inbox.id, c.* FROM inbox,
    LATERAL classify('bnssg', message, received) AS c;
\\timing off
SELECT verdict, label, clause, citation, count(*) FROM judged GROUP BY 1, 2, 3, 4
    ORDER BY 5 DESC, 1, 2, 3;
SELECT count(*) FROM judged WHERE verdict IS NOT NULL AND citation IS NOT NULL;
SQL
answer=$(sql "-f $here/inbox.sql") || { echo "$answer"; exit 1; }
echo "$answer"
expect "every row of the inbox is judged and cited" "$rows" "$(echo "$answer" | tail -n 1)"
expect "with the clause" "inbound/" "$answer"
