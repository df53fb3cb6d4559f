import type { Updateable } from 'kysely'
import { pinyinKey } from '../../../engines/text/index.ts'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { DB } from '../../../platform/db/tables.gen.ts'
import { type IdentityNumber, parseIdentityNumber } from '../../../shared/identity-number.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { todayIn } from './today.ts'

export type PersonInput = {
  name?: string | undefined
  phone?: string | null | undefined
  identity_number?: string | null | undefined
  sex?: 'male' | 'female' | null | undefined
  birth_date?: string | null | undefined
  tags?: string[] | undefined
  party_member?: boolean | null | undefined
  party_member_source?: string | null | undefined
  newcomer?: boolean | undefined
}

export type PersonColumns = Updateable<DB['people.persons']>

/**
 * Columns of the register for what was given; what wasn't given is missing. An identity number settles sex and day of birth.
 * Refusals: phone_invalid, identity_invalid, identity_disagrees.
 */
export async function columnsOf(ctx: ReadContext, input: PersonInput): Promise<PersonColumns> {
  const { name, phone, identity_number, tags, sex, birth_date, ...plain } = input
  const columns: PersonColumns = dropUndefined({ ...plain, sex, birth_date })
  if (name !== undefined) Object.assign(columns, { name, name_pinyin: pinyinKey(name) })
  if (phone !== undefined) columns.phone = cleanPhone(phone)
  if (tags !== undefined) columns.tags = [...new Set(tags)].sort()
  if (identity_number === null) Object.assign(columns, { identity_sealed: null, identity_hash: null })
  if (identity_number) {
    const read = parseIdentityNumber(identity_number, await todayIn(ctx))
    if (!read.ok) return refuse('people.identity_invalid', {}, [{ path: 'identity_number', code: 'invalid' }])
    refuseDisagreement(read, sex, birth_date)
    Object.assign(columns, { sex: read.sex, birth_date: read.birthDate, ...sealIdentity(ctx, read.number) })
  }
  return columns
}

/** The sealed number and the hash it is found by. */
export function sealIdentity(ctx: ReadContext, number: string) {
  return { identity_sealed: ctx.services.vault.encrypt(number), identity_hash: identityHash(ctx, number) }
}

function identityHash(ctx: ReadContext, number: string): Buffer {
  return ctx.services.vault.fingerprint('identity_number', number)
}

/** The hashes by which an entry with this number may be found: by the current key first, then by those before it. */
export function identityHashes(ctx: ReadContext, number: string): Buffer[] {
  return ctx.services.vault.fingerprints('identity_number', number)
}

function cleanPhone(phone: string | null): string | null {
  if (phone === null || phone === '') return null
  const read = normalisePhone(phone)
  if (!read || read.kind === 'service' || read.kind === 'short') {
    return refuse('people.phone_invalid', {}, [{ path: 'phone', code: 'invalid' }])
  }
  return read.number
}

function refuseDisagreement(
  read: Extract<IdentityNumber, { ok: true }>,
  sex: PersonInput['sex'],
  birthDate: PersonInput['birth_date'],
): void {
  const fields = [
    ...(sex && sex !== read.sex ? [{ path: 'sex', code: 'invalid' }] : []),
    ...(birthDate && birthDate !== read.birthDate ? [{ path: 'birth_date', code: 'invalid' }] : []),
  ]
  if (fields.length > 0) refuse('people.identity_disagrees', {}, fields)
}

function dropUndefined(values: object): PersonColumns {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
