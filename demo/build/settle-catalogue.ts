import { communityInstead, operatorInstead } from '../xishan/bodies.ts'
import { idOf } from './settle-territory.ts'
import type { Workshop } from './workshop.ts'

type Known = { areas: ReadonlyMap<string, string>; bodies: ReadonlyMap<string, string> }

/** Installs the 112 items, and draws the responsibility boundary where a compound differs from it. */
export async function settleCatalogue(workshop: Workshop, known: Known): Promise<void> {
  await workshop.batch(async (tx) => {
    await workshop.do(tx, 'requests.install_catalogue', 'system')
    const differs = [
      ...communityInstead.compounds.flatMap((compound) =>
        communityInstead.items.map((code) => ({
          code,
          compound,
          answerable: 'community',
          body: 'residents_committee',
          reason: communityInstead.reason,
        })),
      ),
      ...operatorInstead.items.map((code) => ({ ...operatorInstead, code, answerable: 'property_company' })),
    ]
    for (const { code, compound, answerable, body, reason } of differs) {
      await workshop.do(
        tx,
        'requests.set_responsibility',
        'system',
        { compound_id: idOf(known.areas, compound), answerable, body_id: idOf(known.bodies, body), reason },
        { code },
      )
    }
  })
}
