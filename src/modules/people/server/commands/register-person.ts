import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { columnsOf, identityHashes, type PersonColumns, type PersonInput } from '../fields.ts'
import { mergedValues, type Values } from '../fields-of-community/values.ts'
import type { Role } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { refuseUnknownTags } from '../tags.ts'
import { showPerson } from '../views/person.ts'

/** Registers a person, with their dwelling where it is known. Rights follow the dwelling's area, else the whole community. */
export const registerPerson = command(routes['POST /api/c/:community/people'], {
  async handle(ctx, { residence, source, custom = {}, ...fields }) {
    if (!residence && !holdsOver(ctx.actor, 'people.register', { paths: [''] })) refuse('platform.not_allowed')
    await refuseUnknownTags(ctx, fields.tags ?? [])
    const values = await mergedValues(ctx, { subject: 'person', before: {}, given: custom })
    const id = await addPerson(ctx, fields, source, values)
    if (residence) await addResidence(ctx, id, residence)
    await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    ctx.emit('people.registered', { person_id: id })
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** Registers somebody who came by name and number alone: whoever asks has decided that they may. Refusal: `people.phone_invalid`. */
export async function registerByName(ctx: WriteContext, fields: { name: string; phone: string }): Promise<string> {
  const id = await addPerson(ctx, fields, 'counter')
  await refreshSearchWords(ctx.tx, ctx.communityId, [id])
  ctx.emit('people.registered', { person_id: id })
  return id
}

/** Writes the entry. Refusals: those of `columnsOf`, `people.identity_taken`. */
export async function addPerson(
  ctx: WriteContext,
  fields: PersonInput & { name: string },
  source: 'counter' | 'visit' | 'self',
  values: Values = {},
): Promise<string> {
  const id = ctx.newId()
  const named = { name: fields.name, name_pinyin: pinyinKey(fields.name), custom: JSON.stringify(values) }
  const columns = { ...(await columnsOf(ctx, fields)), ...named }
  await refuseTakenIdentity(ctx, columns.identity_sealed, null)
  await ctx.tx
    .insertInto('people.persons')
    .values({ community_id: ctx.communityId, id, ...columns, source, registered_at: ctx.now, updated_at: ctx.now })
    .execute()
  ctx.audit('person', id, { ...auditable(columns), custom: values })
  return id
}

/** Refusals: `people.identity_taken`, naming the entry that has it; `people.identity_coming`. */
export async function refuseTakenIdentity(
  ctx: WriteContext,
  sealed: Buffer | null | undefined,
  self: string | null,
): Promise<void> {
  if (!sealed) return
  const hashes = identityHashes(ctx, ctx.services.vault.decrypt(sealed))
  const taken = await ctx.tx
    .selectFrom('people.persons')
    .select(['id', 'name'])
    .where('community_id', '=', ctx.communityId)
    .where('identity_hash', 'in', hashes)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== self) {
    refuse('people.identity_taken', { name: taken.name }, [{ path: 'identity_number', code: 'invalid' }])
  }
  if (!taken && (await isComing(ctx, hashes)))
    refuse('people.identity_coming', {}, [{ path: 'identity_number', code: 'invalid' }])
}

/** Whether an import that is being written right now brings this number. */
export async function isComing(ctx: WriteContext, hashes: readonly Buffer[]): Promise<boolean> {
  const found = await sql<{ coming: boolean }>`
    select bool_or(people.is_coming(${ctx.communityId}, h.hash)) as coming from unnest(${[...hashes]}::bytea[]) as h (hash)`.execute(
    ctx.tx,
  )
  return found.rows[0]?.coming ?? false
}

/** Fields for the audit row; the identity number is noted as changed, never itself. */
export function auditable(columns: PersonColumns): Record<string, unknown> {
  const { identity_sealed, identity_hash: _, name_pinyin: __, ...fields } = columns
  return identity_sealed === undefined ? fields : { ...fields, identity_number: identity_sealed !== null }
}

export type ResidenceInput = {
  dwelling_id: string
  role: Role
  share_bp: number | null
  lives_here: boolean
  from_day: string | null
}

/**
 * Notes what a person has to do with a dwelling.
 * Refusals: dwelling_unknown, `platform.not_allowed` outside the actor's areas, share_needs_title, already_lives_there.
 */
export async function addResidence(ctx: WriteContext, personId: string, input: ResidenceInput): Promise<string> {
  const dwelling = await findDwelling(ctx.tx, ctx.communityId, input.dwelling_id)
  if (!dwelling || dwelling.retired_at) {
    return refuse('people.dwelling_unknown', {}, [{ path: 'dwelling_id', code: 'invalid' }])
  }
  const paths = [dwelling.admin_path, dwelling.compound_path]
  if (!holdsOver(ctx.actor, 'people.register', { paths })) refuse('platform.not_allowed')
  if (input.share_bp !== null && !['owner', 'co_owner'].includes(input.role)) refuse('people.share_needs_title')
  const present = await ctx.tx
    .selectFrom('people.residences')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('dwelling_id', '=', input.dwelling_id)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  if (present) refuse('people.already_lives_there')
  const id = ctx.newId()
  const { admin_path, compound_path } = dwelling
  const row = { id, person_id: personId, ...input, admin_path, compound_path }
  await ctx.tx
    .insertInto('people.residences')
    .values({ community_id: ctx.communityId, ...row })
    .execute()
  ctx.audit('person', personId, { residence: id, dwelling: input.dwelling_id, role: input.role })
  ctx.emit('people.moved_in', { person_id: personId, residence_id: id, dwelling_id: input.dwelling_id })
  return id
}
