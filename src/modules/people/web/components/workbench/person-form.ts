import { parseIdentityNumber } from '../../../../../shared/identity-number.ts'
import type { Person } from './views.ts'

/** An entry while it is being typed. */
export interface PersonDraft {
  name: string
  phone: string
  identity_number: string
  sex: '' | 'male' | 'female'
  birth_date: string
  tags: string[]
  newcomer: boolean
  party_member: '' | 'yes' | 'no'
  party_member_source: string
}

export const emptyPerson: PersonDraft = {
  name: '',
  phone: '',
  identity_number: '',
  sex: '',
  birth_date: '',
  tags: [],
  newcomer: false,
  party_member: '',
  party_member_source: '',
}

/** An entry as it stands; covered numbers begin empty and stay as they are unless typed anew. */
export function draftOf(person: Person): PersonDraft {
  return {
    ...emptyPerson,
    name: person.name,
    sex: person.sex ?? '',
    birth_date: person.birth_date ?? '',
    tags: person.tags.map((tag) => tag.code),
    newcomer: person.newcomer,
    party_member: person.party_member === null ? '' : person.party_member ? 'yes' : 'no',
    party_member_source: person.party_member_source ?? '',
  }
}

/** What the number itself says: sex and date of birth need not be typed. */
export function withIdentity(draft: PersonDraft, identity_number: string): PersonDraft {
  const read = parseIdentityNumber(identity_number)
  if (!read.ok) return { ...draft, identity_number }
  return { ...draft, identity_number, sex: read.sex, birth_date: read.birthDate }
}

/** True once the number is complete and wrong: said at once, not only after sending. */
export function identityWrong(typed: string): boolean {
  const read = parseIdentityNumber(typed)
  return !read.ok && read.reason !== 'length'
}

/** The fields of the call; empty numbers are left out, so that they stay as they are. */
export function personBody(draft: PersonDraft) {
  return {
    name: draft.name,
    ...(draft.phone.trim() ? { phone: draft.phone } : {}),
    ...(draft.identity_number.trim() ? { identity_number: draft.identity_number } : {}),
    sex: draft.sex || null,
    birth_date: draft.birth_date || null,
    tags: draft.tags,
    newcomer: draft.newcomer,
    party_member: draft.party_member === '' ? null : draft.party_member === 'yes',
    party_member_source: draft.party_member_source.trim() || null,
  }
}
