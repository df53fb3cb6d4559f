import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { robotKeys } from '../../contract.ts'

/** What is sealed of a robot: given ones only. */
export type RobotKeys = z.output<typeof robotKeys>

/** The keys of a group's robot; none where nothing was given. */
export function keysOf(ctx: ReadContext, { robot_sealed }: { robot_sealed: Buffer | null }): RobotKeys {
  return robot_sealed === null ? {} : (JSON.parse(ctx.services.vault.decrypt(robot_sealed)) as RobotKeys)
}

export function sealKeys(ctx: ReadContext, keys: RobotKeys): Buffer {
  return ctx.services.vault.encrypt(JSON.stringify(keys))
}

/** Keys with what was given put in: left out stays, '' goes. */
export function withGiven(keys: RobotKeys, given: RobotKeys): RobotKeys {
  return Object.fromEntries(Object.entries({ ...keys, ...given }).filter(([, value]) => value !== '')) as RobotKeys
}
