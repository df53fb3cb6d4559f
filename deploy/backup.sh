#!/bin/sh
# backup.sh FOLDER: a backup named by the day and time, read whole again; only then those older than thirty days are removed. Beside them the
# list of erasures as it is now: an older backup restored with it brings nobody back.
set -eu
folder=${1:?give the folder for backups}
cd "$(dirname "$0")/.."
file="$folder/linli-$(date +%Y-%m-%dT%H%M).backup"
node tools/node.mjs src/app/cli.ts backup "$file"
node tools/node.mjs src/app/cli.ts backup --check "$file" >/dev/null
ledger="${DATA_DIR:-data}/erasures/ledger.jsonl"
if [ -e "$ledger" ]; then cp "$ledger" "$folder/erasures.jsonl"; fi
find "$folder" -name 'linli-*.backup' -mtime +30 -delete
