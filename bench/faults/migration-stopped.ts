import { cpSync, existsSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from '../support/database.ts'
import { migrate, schemaOf } from './migrating.ts'
import type { Outcome, Scenario } from './scenario.ts'

/** PGlite: killed after these parts of the time an undisturbed run takes, while it creates the database and migrates. */
const parts = [0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]
/** PostgreSQL: killed as soon as so many migrations are seen applied. */
const seen = [1, 2, 4, 8, 12, 16, 24, 30]
const lookMilliseconds = 15

/** Migrating is killed (-9) again and again, and then let finish: what stands is what one undisturbed run makes. */
export const migrationStopped: Scenario = async ({ place, say }): Promise<Outcome> => {
  const [undisturbed, disturbed, copy] = [await place.beside(), await place.beside(), await place.beside()]
  try {
    const started = performance.now()
    await migrate(undisturbed)
    const took = performance.now() - started
    const whole = await schemaOf(undisturbed)
    const faults: string[] = []
    const midway: number[] = []
    let killed = 0
    for (let turn = 0; turn < parts.length; turn += 1) {
      const { code, said } = await migrate(disturbed, () => moment(disturbed, turn, took))
      if (code !== null && code !== 0) faults.push(said.slice(0, 300))
      if (code !== null) break
      killed += 1
      const { applied } = await schemaOf(copied(disturbed, copy))
      if (applied.some((name, at) => name !== whole.applied[at])) faults.push(`not a beginning: ${applied.join()}`)
      if (applied.length > 0 && applied.length < whole.applied.length) midway.push(applied.length)
      say(`killed: ${applied.length} of ${whole.applied.length} migrations stand`)
    }
    const last = await migrate(disturbed)
    const same = (await schemaOf(disturbed)).hash === whole.hash
    const held = faults.length === 0 && last.code === 0 && same && midway.length > 0
    return { held, kills: killed, found_midway: midway, same_as_undisturbed: same, faults }
  } finally {
    for (const made of [undisturbed, disturbed, copy]) await made.remove()
  }
}

/** When to kill. */
async function moment(place: Place, turn: number, took: number): Promise<void> {
  if (place.kind === 'pglite') return wait((parts[turn] ?? 1) * took)
  while ((await schemaOf(place)).applied.length < (seen[turn] ?? 1)) await wait(lookMilliseconds)
}

/** Looking into an embedded database would mend what the next run is to find: it is looked into as a copy. */
function copied(place: Place, copy: Place): Place {
  if (place.kind === 'postgres' || !existsSync(place.env.DATA_DIR ?? '')) return place
  rmSync(copy.env.DATA_DIR ?? '', { recursive: true, force: true })
  cpSync(place.env.DATA_DIR ?? '', copy.env.DATA_DIR ?? '', { recursive: true })
  return copy
}
