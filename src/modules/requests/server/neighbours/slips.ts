/** Slips for neighbours' doors (docs/decisions/021): one a dwelling, whose code speaks for it without an account. */
import { sql } from 'kysely'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds, type Dwelling, dwellingsByIds, dwellingsOfArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff } from '../door.ts'
import { type LockedRequest, lockRequest } from '../store.ts'
import { doorsApartOf, isNear } from './doors.ts'
import { matterViews, selectMatters } from './matter-view.ts'
import { confirmedBy, takeWord } from './words.ts'

/** 31^8: nobody guesses one in the days it is good for, at sixty tries in ten minutes. */
const codeLength = 8
const half = 4
const slipsMost = 200
const purpose = 'requests.neighbour_slip'

type Slip = { id: string; request_id: string; dwelling_id: string }

/** Derived from the slip: kept nowhere, and the same when it is printed again. */
function codeOf({ services, communityId }: ReadContext, slipId: string): string {
  return services.vault.code(purpose, `${communityId} ${slipId}`, codeLength)
}

/** Slips for the dwellings of an area, to be printed: made where there is none yet of this closing. Refusals: see the route. */
const makeSlips = command(routes['POST /api/c/:community/requests/:id/neighbour-slips'], {
  async handle(ctx, { id, area_id }) {
    const row = await lockForStaff(ctx, { id }, 'ask_neighbours')
    const dwellings = await dwellingsToAsk(ctx, row, area_id)
    const slips = dwellings.map((dwelling) => ({ id: ctx.newId(), dwelling_id: dwelling.id }))
    const hashed = slips.map((slip) => ({
      ...slip,
      hash: ctx.services.vault.fingerprint(purpose, codeOf(ctx, slip.id)).toString('hex'),
    }))
    await sql`
      insert into requests.neighbour_slips (community_id, id, request_id, closing_no, dwelling_id, code_hash, made_at, made_by_person)
      select ${ctx.communityId}::int, s.id, ${id}::uuid, ${row.closing_no}::int, s.dwelling_id, decode(s.hash, 'hex'), ${ctx.now}::timestamptz,
        ${ctx.actor.personId}::uuid
      from jsonb_to_recordset(${JSON.stringify(hashed)}::jsonb) as s (id uuid, dwelling_id uuid, hash text)
      on conflict (community_id, request_id, closing_no, dwelling_id) do nothing`.execute(ctx.tx)
    ctx.audit('request', id, { neighbours_asked: dwellings.length, area_id })
    return { id, closingNo: row.closing_no, dwellings: dwellings.map((dwelling) => dwelling.id) }
  },
  async view(ctx, { id, closingNo, dwellings }) {
    const found = await sql<Slip>`
      select id, request_id, dwelling_id from requests.neighbour_slips where community_id = ${ctx.communityId} and request_id = ${id}
        and closing_no = ${closingNo} and dwelling_id = any (${dwellings}::uuid[])`.execute(ctx.tx)
    const places = await dwellingsByIds(ctx.tx, ctx.communityId, dwellings)
    const byDoor = new Map(found.rows.map((slip) => [slip.dwelling_id, slip]))
    return {
      matter: await matterOf(ctx, id, []),
      slips: dwellings.flatMap((dwelling) => {
        const slip = byDoor.get(dwelling)
        if (!slip) return []
        return [{ id: slip.id, place: places.get(dwelling)?.full_name ?? '', code: written(codeOf(ctx, slip.id)) }]
      }),
    }
  },
})

const written = (code: string) => `${code.slice(0, half)}-${code.slice(half)}`

/** Refusals: `requests.area_unknown`, `requests.slips_none`, `requests.slips_many`. */
async function dwellingsToAsk(ctx: WriteContext, row: LockedRequest, areaId: string): Promise<Dwelling[]> {
  const area = (await areasByIds(ctx.tx, ctx.communityId, [areaId])).get(areaId)
  if (!area) return refuse('requests.area_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  const apart = await doorsApartOf(ctx, row)
  const asked = (await dwellingsOfArea(ctx.tx, ctx.communityId, area)).filter(
    (one) => one.use === 'residential' && isNear(row, one) && !apart.has(one.id),
  )
  if (asked.length === 0) refuse('requests.slips_none', {}, [{ path: 'area_id', code: 'invalid' }])
  if (asked.length > slipsMost)
    refuse('requests.slips_many', { most: slipsMost }, [{ path: 'area_id', code: 'invalid' }])
  return asked
}

/** The slip of a code, however it is written. Refusal: `requests.slip_unknown`, also once the matter goes on or is over. */
async function slipOf(ctx: ReadContext, code: string): Promise<Slip> {
  const plain = code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  const hashes = ctx.services.vault.fingerprints(purpose, plain)
  const found = await sql<Slip>`
    select s.id, s.request_id, s.dwelling_id from requests.neighbour_slips s
    join caseflow.cases c on c.community_id = s.community_id and c.id = s.request_id and c.closing_no = s.closing_no
    where s.community_id = ${ctx.communityId} and s.code_hash = any (${hashes}::bytea[]) and c.state = 'finished'
      and c.confirm_until >= ${ctx.now}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('requests.slip_unknown', {}, [{ path: 'code', code: 'invalid' }])
}

/** What the slip asks about, and what its dwelling said. */
const bySlip = query(routes['POST /api/c/:community/neighbour-slips/by-code'], async (ctx, { code }) => {
  const slip = await slipOf(ctx, code)
  return matterOf(ctx, slip.request_id, [slip.dwelling_id])
})

/** The dwelling's word (`takeWord`); nobody's name is kept with it. Refusals: see the route. */
const slipWord = command(routes['POST /api/c/:community/neighbour-slips/word'], {
  anonymousActor: true,
  async handle(ctx, { code, done, comment }) {
    const slip = await slipOf(ctx, code)
    const row = (await lockRequest(ctx.tx, ctx.communityId, slip.request_id)) ?? refuse('requests.slip_unknown')
    if (!row.public_open || row.confidential) refuse('requests.slip_unknown')
    if ((await doorsApartOf(ctx, row)).has(slip.dwelling_id)) refuse('requests.own_matter')
    await takeWord(ctx, row, { channel: 'slip', personId: null, dwellingId: slip.dwelling_id, done, comment })
    return { done, confirmed: await confirmedBy(ctx, row) }
  },
  view: async (_, said) => said,
})

async function matterOf(ctx: ReadContext, id: string, doors: readonly string[]) {
  const found = await selectMatters(ctx, { personId: null, doors }, sql`c.id = ${id}`)
  return (await matterViews(ctx, found))[0] ?? refuse('platform.not_found')
}

export const slipOperations: readonly Operation[] = [makeSlips, bySlip, slipWord]
