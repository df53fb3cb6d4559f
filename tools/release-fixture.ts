// `node tools/node.mjs tools/release-fixture.ts`: keeps what a release leaves behind, the small community of the demo as a backup, in
// src/app/testing/releases. Run it when a release is made, on the commit that is released, and remove the one before the last:
// src/app/upgrade.test.ts brings the last two up to the present.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDonghu } from '../demo/build-donghu.ts'
import { sourceDir } from '../src/app/modules.ts'
import { assemble } from '../src/app/start.ts'
import { releaseBackup, releasePassphrase } from '../src/app/testing/releases/index.ts'
import { demoIdentities } from '../src/modules/access/api.ts'
import { writeBackup } from '../src/platform/backup/write.ts'
import { systemClock, virtualClock } from '../src/platform/clock.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { type Database, openDatabase } from '../src/platform/db/database.ts'
import { migrate, readMigrations } from '../src/platform/db/migrate.ts'
import type { Platform } from '../src/platform/platform.ts'
import { release } from '../src/platform/release.ts'

const file = releaseBackup(release)
const home = mkdtempSync(join(tmpdir(), 'linli-release-'))
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** The small community of the demo, and beside what happens in it a request with a file and a request of rights. */
async function build(config: Config, database: Database): Promise<void> {
  const today = systemClock.now()
  const clock = virtualClock(today)
  const platform = await assemble(config, database, clock)
  await buildDonghu(platform, { clock, today })
  const resident = (await demoIdentities(database.kysely)).find(({ key }) => key === 'resident')
  if (!resident) throw new Error('the demo has no resident')
  const bytes = Buffer.from('%PDF-1.4 made up')
  const stored = await platform.services.files.put(bytes)
  const upload = { name: '清单.pdf', mediaType: 'application/pdf', width: null, height: null, ...stored }
  const act = actsOf(platform, resident)
  const { id } = (await act('platform.upload_file', { file: upload })) as { id: string }
  const wish = {
    item_code: 'B01',
    description: '想开一张居住证明',
    place_detail: '',
    contact_name: '',
    wants_updates: true,
  }
  await act('requests.file', { ...wish, file_ids: [id], anonymous: false, confidential: false })
  await act('privacy.ask_right', { kind: 'copy', wish: '请给我一份' })
  await platform.dispatcher.drain()
  await platform.jobs.stop()
  await platform.dispatcher.stop()
}

function actsOf(platform: Platform, who: { community_id: number; account_id: string }) {
  const caller = { communityId: who.community_id, accountId: who.account_id, language: 'zh-CN' as const }
  return async (name: string, input: object) => {
    const operation = platform.registry.operations.get(name)
    if (!operation) throw new Error(`there is no ${name}`)
    return platform.perform(operation, caller, input)
  }
}

if (existsSync(file)) {
  say(`${file} is there already: what was released doesn't change.`)
  process.exit(1)
}
try {
  const config = readConfig({ DATA_DIR: home, LINLI_LOG: 'error' })
  const database = await openDatabase(config)
  await migrate(database.owner, readMigrations(sourceDir))
  await build(config, database)
  await writeBackup(database, { ...config, file, passphrase: releasePassphrase, now: systemClock.now() })
  await database.close()
  say(`${file}: ${Math.ceil(statSync(file).size / 1024)} kB`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
