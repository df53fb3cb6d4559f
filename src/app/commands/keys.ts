import {
  type KeyState,
  keyStates,
  type Retired,
  resealSome,
  retireKey,
  rotateKeys,
} from '../../platform/keys/keep-keys.ts'
import type { Platform } from '../../platform/platform.ts'

/** What the command line does with keys, by itself or through a running server. */
export const keyCommands = {
  keys: (platform: Platform): Promise<KeyState[]> => keyStates(platform),
  'keys rotate': (platform: Platform): Promise<number> => rotateKeys(platform),
  'keys reseal': resealForAWhile,
  'keys retire': (platform: Platform): Promise<Retired> => retireKey(platform),
  'keys retire now': (platform: Platform): Promise<Retired> => retireKey(platform, true),
} as const
/** So long one call of the command line works, before it says how far it is. */
const whileMilliseconds = 2_000

async function resealForAWhile(platform: Platform): Promise<number> {
  const end = performance.now() + whileMilliseconds
  let sum = 0
  for (let done = 1; done > 0 && performance.now() < end; sum += done) done = await resealSome(platform)
  return sum
}

export type KeyCommand = keyof typeof keyCommands

export function isKeyCommand(command: string): command is KeyCommand {
  return Object.hasOwn(keyCommands, command)
}

type Ask = (command: KeyCommand) => Promise<unknown>
type Say = (line: string) => void

/** `linli keys`: every key, and what needs it. */
export async function sayKeys(ask: Ask, say: Say): Promise<void> {
  for (const { version, from, current, held } of (await ask('keys')) as KeyState[]) {
    const since = version === 1 ? 'the first' : `since ${from}`
    say(`Key ${version}, ${since}${current ? ', current' : ''}: ${heldWords(held)}`)
  }
}

/** `linli keys rotate`: a new key, then everything sealed anew; stopped in the middle, the server (or the same command later) goes on. */
export async function sayRotating(ask: Ask, say: Say, wait: () => Promise<unknown>): Promise<void> {
  const version = (await ask('keys rotate')) as number
  say(`Key ${version} is there, and current in a moment. Sealing anew; Ctrl+C is no harm, the server goes on.`)
  await wait()
  await sayResealing(ask, say)
}

/** Goes on until nothing is left to be sealed anew. */
export async function sayResealing(ask: Ask, say: Say): Promise<void> {
  let sum = 0
  for (;;) {
    const done = (await ask('keys reseal')) as number
    if (done === 0) break
    sum += done
    say(`  ${sum} sealed anew`)
  }
  say('Everything is sealed with the current key. "linli keys" says what still waits for an older one.')
}

/** `linli keys retire`: takes the oldest key away. Returns whether it went. */
export async function sayRetiring(ask: Ask, say: Say, now: boolean): Promise<boolean> {
  const { retired, why, held } = (await ask(now ? 'keys retire now' : 'keys retire')) as Retired
  if (retired !== null)
    say(
      `Key ${retired} is gone; older backups hold it still.${now ? ' Who has not been here since the next one came signs in again.' : ''}`,
    )
  else if (why === 'needed') say(`The oldest key is still needed: ${heldWords(held)}`)
  else say('There is only the current key.')
  return retired !== null
}

function heldWords(held: Record<string, number>): string {
  const words = Object.entries(held).map(([name, count]) => `${name} ${count}`)
  return words.length > 0 ? words.join(', ') : 'nothing'
}
