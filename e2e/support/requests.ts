import { type Client, signedIn } from './client.ts'
import type { Identity } from './identities.ts'

export type Receipt = {
  id: string
  number: string
  follow_code: string
  state: string
  answer: { kind: string; body: { name: string } | null; contact_due: string; resolve_due: string }
}

type Area = { id: string; full_name: string }

const squeezed = (name: string) => name.replace(/\s/g, '')

/** The id of a place by its name, with those above it where there are more of that name: '西山新村 1 幢'. */
export async function placeId(client: Client, base: string, name: string): Promise<string> {
  const { items } = await client.get<{ items: Area[] }>(`${base}/areas/tree`)
  const found = items.find((area) => squeezed(area.full_name).endsWith(squeezed(name)))
  if (!found) throw new Error(`there is no place ${name}`)
  return found.id
}

/** Files in somebody's name, quicker than on five screens: for journeys that begin where this ends. */
export async function fileAs(
  identity: Identity,
  need: { item_code: string; description: string; place?: string },
): Promise<Receipt> {
  const { client, base } = await signedIn(identity)
  const { place, ...body } = need
  return client.post<Receipt>(`${base}/requests`, {
    ...body,
    ...(place ? { area_id: await placeId(client, base, place) } : {}),
  })
}
