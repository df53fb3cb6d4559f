import { groups, said, told } from './channel-words.data.ts'
import type { Workshop } from './workshop.ts'

type Known = { areas: ReadonlyMap<string, string>; staff: ReadonlyMap<string, string> }

/** A dozen chat groups on three levels, one thing told to all of them and passed on in most, and two sentences nobody looked at yet. */
export async function settleChannels(workshop: Workshop, { areas, staff }: Known): Promise<void> {
  await workshop.batch(async (tx) => {
    const made: string[] = []
    for (const { name, kind, area, keeper } of groups) {
      const area_id = areas.get(area)
      if (!area_id) continue
      const input = { name, kind, area_id, keeper_person_id: staff.get(keeper) ?? null }
      made.push((await workshop.do(tx, 'channels.add_group', 'system', input)).id)
    }
    if (made.length === 0) return
    const { id } = await workshop.do(tx, 'channels.broadcast', 'system', told)
    // Every fourth group still waits.
    for (const group_id of made.filter((_, nth) => nth % 4 !== 3)) {
      await workshop.do(tx, 'channels.pass_on', 'system', { group_id, passed: true }, { id })
    }
    const group_id = made.find((_, nth) => nth === 7) ?? made[0]
    await workshop.do(tx, 'channels.add_drafts', 'system', { items: said, group_id })
    await workshop.do(tx, 'notifications.open_mailbox', 'system', { address: 'xishan@example.cn' })
  })
}
