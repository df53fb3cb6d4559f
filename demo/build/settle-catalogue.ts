import { communityInstead, operatorInstead } from '../xishan/bodies.ts'
import { idOf } from './settle-territory.ts'
import type { Workshop } from './workshop.ts'

type Known = { areas: ReadonlyMap<string, string>; bodies: ReadonlyMap<string, string> }

/** What is said first of gas, besides the fire service. */
const gasFirst = [
  { phrases: ['燃气/煤气/天然气…味/漏'], text: '先关总阀、开窗，别碰开关。燃气抢修：', phone: '0573-19900119' },
]

/** Installs the 112 items, and draws the responsibility boundary where a compound differs from it, and says what comes first when it smells of gas. */
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
    await workshop.do(tx, 'settings.change_rules', 'system', {
      emergencies: { more: {}, fewer: {}, harmless: ['消防演练'], own: gasFirst },
      reason: '把燃气公司的抢修电话放在前面',
    })
  })
}
