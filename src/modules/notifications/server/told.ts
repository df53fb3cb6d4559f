import type { Kind } from './kinds.ts'

/** What a sentence may say: a number, an instant or a civil day by which. Nothing else is ever told (个人信息保护法 6). */
export type Params = { number?: string; other?: string; at?: string; day?: string }

/** Who is told what. `guestPhone`: of somebody the register doesn't know, who left a number to be told by. */
export type Told = {
  kind: Kind
  personId: string | null
  guestPhone?: string | null
  thing: string | null
  params?: Params
}

/** The same to several. */
export function toAll(personIds: Iterable<string | null>, told: Omit<Told, 'personId'>): Told[] {
  return [...new Set(personIds)].flatMap((personId) => (personId === null ? [] : [{ ...told, personId }]))
}
