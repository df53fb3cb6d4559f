// `node tools/node.mjs tools/release-fixture.ts`: keeps what a release leaves behind, a small made-up installation as a backup, in
// src/app/testing/releases. Run it when a release is made, on the commit that is released, and remove the one before the last:
// src/app/upgrade.test.ts brings the last two up to the present.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceDir } from '../src/app/modules.ts'
import { loadDemo } from '../src/app/start.ts'
import { releaseBackup, releasePassphrase } from '../src/app/testing/releases/index.ts'
import { writeBackup } from '../src/platform/backup/write.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate, readMigrations } from '../src/platform/db/migrate.ts'
import { release } from '../src/platform/release.ts'

/** As little of the demo as has something of everything. */
const scale = 0.01
const file = releaseBackup(release)
const home = mkdtempSync(join(tmpdir(), 'linli-release-'))
const say = (line: string) => void process.stdout.write(`${line}\n`)

if (existsSync(file)) {
  say(`${file} is there already: what was released doesn't change.`)
  process.exit(1)
}
try {
  const config = readConfig({ DATA_DIR: home, LINLI_LOG: 'error' })
  const database = await openDatabase(config)
  await migrate(database.owner, readMigrations(sourceDir))
  await loadDemo(config, database, say, scale)
  await writeBackup(database, { ...config, file, passphrase: releasePassphrase, now: systemClock.now() })
  await database.close()
  say(`${file}: ${Math.ceil(statSync(file).size / 1024)} kB`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
