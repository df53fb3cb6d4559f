import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { setUpRequests } from '../../test/acting.ts'
import { items } from '../../test/factory.ts'
import { catalogueItem } from '../queries/catalogue.ts'
import { reviseItem } from './revise-item.ts'

type Seen = { item: Record<string, unknown> & { revision: number; questions: { options: object[] }[] } }

const at = setUpRequests()
const look = () => at.act<Seen>(catalogueItem, at.community.secretary, { code: items.papers })

it('communities of before are asked which paper, unless they changed the item themselves', async () => {
  const { communityId } = at.community
  await at.platform.look(communityId, (tx) =>
    sql`update requests.items set questions = '[]' where community_id = ${communityId} and code = ${items.papers}`.execute(
      tx,
    ),
  )
  await at.platform.jobs.runDue()
  const { item } = await look()
  expect(item).toMatchObject({ revision: 2 })
  expect(item.questions[0]?.options).toHaveLength(21)
  const { class: _, revision: __, retired: ___, ...body } = item
  await at.act(reviseItem, at.community.secretary, { ...body, questions: [], reason: '本市另有清单' })
  at.platform.clock.set(new Date(at.platform.clock.now().getTime() + 2 * 86_400_000))
  await at.platform.jobs.runDue()
  expect((await look()).item).toMatchObject({ revision: 3, questions: [] })
})
