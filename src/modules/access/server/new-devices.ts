import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

/** The job looks back over two of its turns: what is heard twice is told once. */
const minutesBack = 10

/** Job: whose account signed in from a device it never used before; told in each community they belong to. */
export async function findNewDevices(ctx: WriteContext): Promise<void> {
  const since = new Date(ctx.now.getTime() - minutesBack * 60_000)
  const found = await sql<{ person_id: string; device_id: string }>`
    select person_id, device_id from access.new_devices(${ctx.communityId}, ${since})`.execute(ctx.tx)
  for (const row of found.rows) ctx.emit('access.new_device', row)
}
