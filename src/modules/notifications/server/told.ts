import type { Kind } from './kinds.ts'

/** What a sentence may say: a number, an instant or a civil day by which. Nothing else is ever told (个人信息保护法 6). */
export type Params = { number?: string; other?: string; at?: string; day?: string }

/** Who is told what. `bodyId`: an organisation itself, by the addresses kept for it; `phone`: the number left with the thing, which goes before the register's; `silent`: in the inbox only. */
export type Told = {
  kind: Kind
  /** null: a guest, who left a number, or an organisation */
  personId: string | null
  bodyId?: string
  phone?: string | null
  silent?: boolean
  thing: string | null
  params?: Params
}

/** The same to several. */
export function toAll(personIds: Iterable<string | null>, told: Omit<Told, 'personId'>): Told[] {
  return [...new Set(personIds)].flatMap((personId) => (personId === null ? [] : [{ ...told, personId }]))
}

/** The same to organisations themselves. */
export function toBodies(bodyIds: Iterable<string | null>, told: Omit<Told, 'personId' | 'bodyId'>): Told[] {
  return [...new Set(bodyIds)].flatMap((bodyId) => (bodyId === null ? [] : [{ ...told, personId: null, bodyId }]))
}
