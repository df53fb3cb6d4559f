import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ownFont } from '../../modules/deliberation/api.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Config, readConfig, StartFault } from '../../platform/config.ts'
import type { Database } from '../../platform/db/database.ts'
import { askRunning } from '../../platform/db/folder-lock.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { diagnoseDatabase } from '../../platform/upkeep/database.ts'
import { bad, type Finding, good, warn } from '../../platform/upkeep/finding.ts'
import { diagnoseMachine } from '../../platform/upkeep/machine.ts'
import { sourceDir } from '../modules.ts'
import type { Say } from '../start.ts'
import { verifyAll } from './verify-all.ts'
import { withDatabase } from './with-database.ts'

const marks = { good: 'ok   ', warn: 'look ', bad: 'WRONG' }

/** `linli doctor`: what is right and what is wrong, in plain lines or as JSON. Returns whether nothing is wrong. */
export async function doctor(say: Say, json: boolean): Promise<boolean> {
  const findings = await examine()
  const wrong = findings.filter((finding) => finding.verdict === 'bad').length
  if (json) say(JSON.stringify({ well: wrong === 0, findings }, null, 2))
  else {
    for (const { verdict, check, says } of findings) say(`${marks[verdict]} ${check.padEnd(15)} ${says}`)
    say(wrong === 0 ? 'Nothing is wrong.' : `${wrong} of ${findings.length} are wrong.`)
  }
  return wrong === 0
}

async function examine(): Promise<Finding[]> {
  const now = systemClock.now()
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    return [bad('settings', (error as Error).message)]
  }
  const machine = [...diagnoseMachine(config, now), await font()]
  return [good('settings', 'The settings fit.'), ...machine, ...(await examineDatabase(config))]
}

async function font(): Promise<Finding> {
  const found = await ownFont()
  return found
    ? good('font', `PDFs are written in ${found.face}.`)
    : warn('font', 'There is no Chinese font for PDFs; papers are had as docx. Debian: apt install fonts-wqy-microhei.')
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'database')))
    return [bad('database', `There is no Linli in ${config.dataDir} yet; run "npm start" first, or set DATA_DIR.`)]
  try {
    const asked = config.databaseUrl ? undefined : await askRunning(config.dataDir, 'doctor')
    return (asked as Finding[] | undefined) ?? (await withDatabase(config, lookInto))
  } catch (error) {
    if (error instanceof StartFault) return [bad('database', error.message)]
    return [bad('database', `The database can't be looked into (${(error as Error).message}).`)]
  }
}

/** What there is to say of an open database; the running server answers with the same. */
export async function lookInto(database: Database): Promise<Finding[]> {
  const findings = await diagnoseDatabase(database.owner, readMigrations(sourceDir), systemClock.now())
  if (findings.some((finding) => finding.check === 'migrations' && finding.verdict === 'bad')) return findings
  const { broken, communities } = await verifyAll({ database }, 'last_check')
  const chains =
    broken.length === 0
      ? good(
          'audit',
          `${communities} audit chains are whole since they were last recomputed; "linli verify" begins at the first row.`,
        )
      : bad('audit', `The audit chain of community ${broken[0]?.community} breaks at row ${broken[0]?.at}.`)
  return [...findings, chains]
}
