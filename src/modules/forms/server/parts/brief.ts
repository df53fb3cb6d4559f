import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import type { partBrief } from '../../contract.ts'
import { cellsAsked } from '../fills/cells.ts'
import { countedOf, type Tally } from '../fills/tallies.ts'
import type { Definition } from '../store.ts'
import type { Part } from './store.ts'

export type PartBrief = z.output<typeof partBrief>

/** Parts with how far each is. `tallies`: of the edition shown, all of its parts. */
export async function partBriefs(
  ctx: ReadContext,
  definition: Definition,
  parts: readonly Part[],
  tallies: readonly Tally[],
): Promise<PartBrief[]> {
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    parts.flatMap((part) => part.person_id ?? []),
  )
  return parts.map((part) => {
    const { rows, gaps } = countedOf(tallies.filter((one) => one.part === part.id))
    const cells = cellsAsked(definition, rows)
    return {
      id: part.id,
      area_id: part.area_id,
      name: part.name,
      person: names.get(part.person_id ?? '')?.name ?? '',
      rows,
      cells,
      filled: cells - gaps,
      gaps,
      given_at: part.given_at.toISOString(),
      done_at: part.done_at?.toISOString() ?? null,
      note: part.note,
    }
  })
}
