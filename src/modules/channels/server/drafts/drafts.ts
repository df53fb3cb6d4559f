import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { itemNamesOf, proposeItems, requestsSeen } from '../../../requests/api.ts'
import type { draftRow, draftSource, draftState, draftView } from '../../contract.ts'
import { findGroup } from '../groups/groups.ts'
import { guessPlace, knownPlaces, type PlaceGuess } from './known-places.ts'
import { openSaid, type Said } from './said.ts'
import { guessWho } from './who.ts'

export type DraftRow = z.output<typeof draftRow>
export type DraftView = z.output<typeof draftView>

export type Draft = {
  id: string
  source: z.output<typeof draftSource>
  state: z.output<typeof draftState>
  group_id: string | null
  group_name: string | null
  said_sealed: Buffer | null
  area_id: string | null
  place: string | null
  item_code: string | null
  made_at: Date
  made_by_person_id: string | null
  ring_id: string | null
  sound_file_id: string | null
  seconds: number | null
  person_id: string | null
  request_id: string | null
  reason: string
  settled_at: Date | null
  recognised: boolean
  photo_ids: string[]
  admin_path: string | null
  compound_path: string | null
}

const beginningMost = 160

/** To be followed by conditions on `d`, which begin with `and`. Its place is where it seems to be, else the group's. */
export function selectDrafts(communityId: number) {
  return sql`
    select d.id, d.source, d.state, d.group_id, g.name as group_name, d.said_sealed, d.area_id, p.full_name as place, d.item_code, d.made_at,
      d.made_by_person_id, d.ring_id, d.sound_file_id, d.seconds, d.recognised, d.person_id, d.request_id, d.reason, d.settled_at,
      coalesce(p.admin_path, h.admin_path) as admin_path, coalesce(p.compound_path, h.compound_path) as compound_path,
      array(select f.file_id::text from channels.draft_photos f
        where f.community_id = d.community_id and f.draft_id = d.id order by f.file_id) as photo_ids
    from channels.intake_drafts d
    left join channels.groups g on g.community_id = d.community_id and g.id = d.group_id
    left join territory.areas h on h.community_id = g.community_id and h.id = g.area_id
    left join territory.areas p on p.community_id = d.community_id and p.id = d.area_id
    where d.community_id = ${communityId}`
}

/** Posts over the place see a draft, those over the whole community every one, and who put it there their own. */
function seesDraft({ actor }: ReadContext, draft: Draft): boolean {
  if (actor.kind === 'system') return true
  if (actor.personId !== null && draft.made_by_person_id === actor.personId) return true
  const { admin_path, compound_path } = draft
  const paths = admin_path === null && compound_path === null ? [''] : [admin_path, compound_path]
  return holdsOver(actor, 'channels.intake', { paths })
}

/** A path is this one or below it. */
export function within(column: string, path: string) {
  return sql`(${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`}))`
}

/** The same as a condition for lists, so that pages are full. */
export function visibleDrafts({ actor }: ReadContext) {
  if (actor.kind === 'system') return sql`true`
  const areas = (actor.permissions.get('channels.intake') ?? []).flatMap((post) => post.areaPath ?? [])
  if (areas.includes('')) return sql`true`
  const reached = areas.flatMap((path) => [
    within('p.admin_path', path),
    within('p.compound_path', path),
    sql`(d.area_id is null and (${within('h.admin_path', path)} or ${within('h.compound_path', path)}))`,
  ])
  return sql`(${sql.join([sql`d.made_by_person_id = ${actor.personId}`, ...reached], sql` or `)})`
}

/** A draft the actor may see, perhaps locked. Refusal: `platform.not_found`. */
export async function findDraft(ctx: ReadContext, id: string, locked?: 'locked'): Promise<Draft> {
  const found = await sql<Draft>`
    ${selectDrafts(ctx.communityId)} and d.id = ${id} ${locked ? sql`for update of d` : sql``}`.execute(ctx.tx)
  const draft = found.rows[0]
  return draft && seesDraft(ctx, draft) ? draft : refuse('platform.not_found')
}

/** One to be settled. Refusals: `platform.not_found`, `channels.draft_settled`. */
export async function lockWaiting(ctx: WriteContext, id: string): Promise<Draft> {
  const draft = await findDraft(ctx, id, 'locked')
  return draft.state === 'waiting' ? draft : refuse('channels.draft_settled')
}

export async function draftRows(ctx: ReadContext, drafts: readonly Draft[]): Promise<DraftRow[]> {
  const names = await itemNamesOf(ctx)
  return drafts.map((draft) => rowOf(draft, openSaid(ctx, draft.said_sealed), names))
}

function rowOf(draft: Draft, said: Said, names: ReadonlyMap<string, string>): DraftRow {
  const { id, source, state, made_at, group_id, item_code } = draft
  return {
    id,
    source,
    state,
    made_at: made_at.toISOString(),
    group: group_id === null ? null : { id: group_id, name: draft.group_name ?? '' },
    speaker: said.speaker,
    text: [...said.text].slice(0, beginningMost).join(''),
    place: draft.place ?? '',
    item: item_code === null ? null : { code: item_code, name: names.get(item_code) ?? item_code },
    sureness: surenessOf({ what: item_code !== null, where: draft.area_id !== null, who: said.speaker !== '' }),
    photos: draft.photo_ids.length,
    seconds: draft.seconds,
  }
}

/** How much of who, where and what there is: nobody's judgement, only a count, so that the plain ones can be taken first. */
function surenessOf(found: { what: boolean; where: boolean; who: boolean }): DraftRow['sureness'] {
  if (found.what && found.where) return found.who ? 'high' : 'medium'
  return found.what || found.where ? 'medium' : 'low'
}

/** Pictures, and PDFs that came with a letter. */
async function photosOf(ctx: ReadContext, ids: readonly string[]): Promise<DraftView['photos_of']> {
  if (ids.length === 0) return []
  const found = await sql<DraftView['photos_of'][number]>`
    select id as file_id, media_type, width, height from platform.files
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[]) order by id limit 50`.execute(ctx.tx)
  return found.rows
}

export async function showDraft(ctx: ReadContext, id: string): Promise<DraftView> {
  const draft = await findDraft(ctx, id)
  const said = openSaid(ctx, draft.said_sealed)
  const [row] = await draftRows(ctx, [draft])
  const waiting = draft.state === 'waiting'
  const seen = draft.request_id === null ? [] : await requestsSeen(ctx, [draft.request_id])
  return {
    ...(row as DraftRow),
    whole_text: said.text,
    phone_masked: said.phone === null ? null : maskPhone(said.phone),
    mail_address: waiting ? (said.mail ?? null) : null,
    photos_of: await photosOf(ctx, draft.photo_ids),
    recognised: draft.recognised,
    sound: draft.sound_file_id !== null,
    forgotten: draft.said_sealed === null,
    proposals: waiting ? await proposalsFor(ctx, draft, said) : { who: [], where: null, what: [] },
    request: seen[0] ? { id: seen[0].id, number: seen[0].number, title: seen[0].title } : null,
    reason: draft.reason,
    settled_at: draft.settled_at?.toISOString() ?? null,
    can: canOf(draft, said),
  }
}

function canOf(draft: Draft, said: Said): string[] {
  if (draft.state === 'dismissed' && draft.said_sealed !== null) return ['reopen']
  if (draft.state !== 'waiting' || draft.said_sealed === null) return []
  const numbers = said.phone !== null || /(?<!\d)(?:\d{4}|1[3-9]\d{9})(?!\d)/.test(said.text)
  return ['file', 'merge', 'dismiss', 'write', ...(numbers ? ['look_up'] : [])]
}

async function proposalsFor(ctx: ReadContext, draft: Draft, said: Said): Promise<DraftView['proposals']> {
  const group = draft.group_id === null ? undefined : await findGroup(ctx, draft.group_id)
  const where = await guessPlace(ctx, `${said.text}\n${said.speaker}`, group, await knownPlaces(ctx))
  const who = await guessWho(ctx, said, where?.dwelling_id ? (where as PlaceGuess) : null)
  return { who, where, what: said.text === '' ? [] : await proposeItems(ctx, said.text) }
}
