import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { findingView } from '../../contract.ts'
import { plans } from '../rounds.ts'

type View = z.output<typeof findingView>

export type Finding = {
  id: string
  walk_id: string
  route_id: string
  route: string
  point: string | null
  area_id: string
  words: string
  place_detail: string
  request_id: string | null
  state: View['state']
  found_by_person_id: string | null
  found_at: Date
  rectified_at: Date | null
  sent_back: number
}

/** To be followed by conditions on `f`, which begin with `and`. */
export function selectFindings(communityId: number) {
  return sql`
    select f.id, f.walk_id, f.route_id, r.name as route, p.name as point, f.area_id, f.words, f.place_detail, f.request_id, f.state,
      f.found_by_person_id, f.found_at, f.rectified_at, f.sent_back::int as sent_back
    from outreach.patrol_findings f
    join outreach.patrol_routes r on r.community_id = f.community_id and r.id = f.route_id
    left join outreach.patrol_points p on p.community_id = f.community_id and p.id = f.point_id
    where f.community_id = ${communityId}`
}

/** A finding for who found it, or who plans. Refusal: `platform.not_found`. */
export async function findFinding(ctx: ReadContext, id: string): Promise<Finding> {
  const found = await sql<Finding>`${selectFindings(ctx.communityId)} and f.id = ${id}`.execute(ctx.tx)
  const finding = found.rows[0]
  return finding && (isFinder(ctx, finding) || plans(ctx)) ? finding : refuse('platform.not_found')
}

/** The same for its finder alone, locked: nobody else's word counts as having been there. */
export async function lockOwnFinding(ctx: WriteContext, id: string): Promise<Finding> {
  const found = await sql<Finding>`${selectFindings(ctx.communityId)} and f.id = ${id} for update of f`.execute(ctx.tx)
  const finding = found.rows[0]
  return finding && isFinder(ctx, finding) ? finding : refuse('platform.not_found')
}

function isFinder({ actor }: ReadContext, finding: Finding): boolean {
  return actor.kind === 'system' || (actor.personId !== null && finding.found_by_person_id === actor.personId)
}

export async function showFinding(ctx: ReadContext, id: string): Promise<View> {
  const finding = await findFinding(ctx, id)
  return (await findingViews(ctx, [finding]))[0] ?? refuse('platform.not_found')
}

/** Three queries, however many. A request is told as far as the reader may see it. */
export async function findingViews(ctx: ReadContext, findings: readonly Finding[]): Promise<View[]> {
  const requests = await requestsSeen(
    ctx,
    findings.flatMap((finding) => finding.request_id ?? []),
  )
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    findings.map((finding) => finding.area_id),
  )
  const photos = await sql<{ finding_id: string; file_id: string; taken: 'found' | 'verified' }>`
    select finding_id, file_id, taken from outreach.patrol_photos
    where community_id = ${ctx.communityId} and finding_id = any (${findings.map((finding) => finding.id)}::uuid[])
    order by added_at, file_id`.execute(ctx.tx)
  return findings.map((finding) => {
    const request = requests.find((one) => one.id === finding.request_id)
    const taken = (when: 'found' | 'verified') =>
      photos.rows.filter((row) => row.finding_id === finding.id && row.taken === when).map((row) => row.file_id)
    return {
      id: finding.id,
      route_id: finding.route_id,
      route: finding.route,
      place: [areas.get(finding.area_id)?.full_name, finding.point].filter(Boolean).join(' '),
      place_detail: finding.place_detail,
      words: finding.words,
      state: finding.state,
      found_at: finding.found_at.toISOString(),
      request: request ? { id: request.id, number: request.number, title: request.title } : null,
      photos: taken('found'),
      verify_photos: taken('verified'),
      sent_back: finding.sent_back,
      can: finding.state === 'to_verify' && isFinder(ctx, finding) ? ['verify'] : [],
    }
  })
}
