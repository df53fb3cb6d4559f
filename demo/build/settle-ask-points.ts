import { sql } from 'kysely'
import { compounds } from '../xishan/compounds.ts'
import { idOf } from './settle-territory.ts'
import type { Workshop } from './workshop.ts'

/** Opens an ask-point at the gate of each compound built in this demo. Gives the codes of their posters by compound. */
export async function settleAskPoints(
  workshop: Workshop,
  areas: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>()
  await workshop.batch(async (tx) => {
    for (const compound of compounds.filter(({ key }) => areas.has(key))) {
      const { id } = await workshop.do(tx, 'requests.open_ask_point', 'system', {
        name: `${compound.name}问需点`,
        area_id: idOf(areas, compound.key),
        place_detail: '大门口宣传栏旁',
        hours: '周一到周五 8:30–17:30',
      })
      const found = await sql<{ code: string }>`
        select code from requests.ask_points where community_id = ${workshop.communityId} and id = ${id}`.execute(tx)
      codes.set(compound.key, found.rows[0]?.code ?? '')
    }
  })
  return codes
}
