import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { type Region, regionByCode } from '../../../../platform/region-codes.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { field } from '../store.ts'
import { communityView } from '../views/community.ts'

const lockKey = 7_201_938

/**
 * Opens a community below its district (GB/T 2260) and town. Codes nest: the town's begins with the district's, the community's
 * with the town's. Communities are numbered from 1 in the order of opening.
 */
export const openCommunity = command(routes['POST /api/communities'], {
  async handle(ctx, input) {
    const district = regionByCode(input.district_code)
    if (!district) return refuse('territory.region_unknown', { code: input.district_code }, [field('district_code')])
    if (!input.town.code.startsWith(district.code)) refuse('territory.code_unfit', {}, [field('town.code')])
    if (!input.code.startsWith(input.town.code)) refuse('territory.code_unfit', {}, [field('code')])
    if (!isTimeZone(input.time_zone)) refuse('territory.time_zone_unknown', {}, [field('time_zone')])
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(ctx.tx)
    await refuseTakenCode(ctx, input.code)
    const townPath = await addUpperRegions(ctx, district, input.town)
    const id = await addRegionOfCommunity(ctx, input, townPath)
    await ctx.tx
      .insertInto('territory.communities')
      .values({
        community_id: id,
        name: input.name,
        kind: input.kind,
        sort_key: pinyinKey(input.name, 'place'),
        code: input.code,
        region_path: [...district.path, input.town.name],
        time_zone: input.time_zone,
        phone: input.phone ?? null,
        supervision_phone: input.supervision_phone ?? null,
        office_hours: input.office_hours || null,
        address: input.address || null,
        demo: input.demo,
        opened_at: ctx.now,
        names: JSON.stringify(input.names ?? {}),
        settings: JSON.stringify({ modules: input.modules ?? null }),
      })
      .execute()
    ctx.audit('community', String(id), {
      name: input.name,
      kind: input.kind,
      code: input.code,
      demo: input.demo,
    })
    ctx.emit('territory.community_opened', { community_id: id })
    return { id }
  },
  view: (ctx, { id }) => communityView(ctx, id),
})

async function refuseTakenCode(ctx: WriteContext, code: string): Promise<void> {
  const taken = await ctx.tx.selectFrom('territory.regions').select('id').where('code', '=', code).executeTakeFirst()
  if (taken) refuse('territory.code_taken', { code }, [field('code')])
}

/** District and town carry their code as id. A town's newest name is kept. Returns the town's path. */
async function addUpperRegions(
  ctx: WriteContext,
  district: Region,
  town: { code: string; name: string },
): Promise<string> {
  const path = `${district.code}/${town.code}`
  await sql`
    insert into territory.regions (id, kind, parent_id, name, code, path) values
      (${Number(district.code)}, 'district', null, ${district.name}, ${district.code}, ${district.code}),
      (${Number(town.code)}, 'town', ${Number(district.code)}, ${town.name}, ${town.code}, ${path})
    on conflict (id) do update set name = excluded.name`.execute(ctx.tx)
  return path
}

async function addRegionOfCommunity(
  ctx: WriteContext,
  input: { name: string; code: string; town: { code: string } },
  townPath: string,
): Promise<number> {
  const added = await sql<{ id: number }>`
    insert into territory.regions (id, kind, parent_id, name, code, path)
    select coalesce(max(id), 0) + 1, 'community', ${Number(input.town.code)}, ${input.name}, ${input.code},
      ${`${townPath}/${input.code}`}
    from territory.regions where kind = 'community' returning id`.execute(ctx.tx)
  return added.rows[0]?.id ?? refuse('platform.conflict')
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
