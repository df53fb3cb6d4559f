import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { refused, type Seen, setUpRequests } from '../../test/acting.ts'
import { createMember, decide, fileOne, items } from '../../test/factory.ts'
import { amendRequest } from '../commands/amend-request.ts'
import { joinRequest } from '../commands/join-request.ts'
import { undoRequest } from '../commands/undo-request.ts'
import { oneRequest } from '../queries/one-request.ts'

type Why = { by: string; points: number | null; parts: { part: string; count: number | null; points: number | null }[] }
type Weighed = Seen & { priority: number; priority_why: Why }

const at = setUpRequests()
const look = (id: string, by = at.community.secretary) => at.act<Weighed>(oneRequest, by, { id })
const part = (seen: Weighed, name: string) => seen.priority_why.parts.find((one) => one.part === name)
async function outbox() {
  await at.platform.dispatcher.drain()
}

describe('how urgent requests are', () => {
  it('is reckoned anew when neighbours join, and shown with its parts', async () => {
    await decide(at.platform, at.community.communityId, 'requests.priority_people', 25)
    const { id } = await fileOne(at.platform, at.community)
    const before = await look(id)
    await at.act(joinRequest, at.community.neighbour, { id, wants_updates: false })
    await outbox()
    const after = await look(id)
    expect(after.priority).toBeLessThanOrEqual(before.priority)
    expect(part(after, 'people')).toEqual({ part: 'people', count: 1, points: 25 })
    expect(after.priority_why).toMatchObject({ by: after.priority === before.priority ? 'item' : 'rule' })
    await decide(at.platform, at.community.communityId, 'requests.priority_people', 5)
  })

  it('tells of special care only to who may see it, and others no figure to reckon it from', async () => {
    const { communityId, areas } = at.community
    const old = await createMember(at.platform, communityId, areas.dwelling)
    await at.platform.look(communityId, (tx) =>
      sql`update people.persons set tags = '{over_80}' where community_id = ${communityId} and id = ${old.personId}`.execute(
        tx,
      ),
    )
    const { id } = await fileOne(at.platform, at.community, {}, old)
    await at.platform.jobs.runDue()
    expect(part(await look(id), 'care')).toEqual({ part: 'care', count: 1, points: 15 })
    const masked = await look(id, at.community.manager)
    expect(masked.priority_why.points).toBeNull()
    expect(masked.priority_why.parts.every(({ count, points }) => count === null && points === null)).toBe(true)
  })

  it('set by a person needs a reason and stays; undone it is the rule’s again', async () => {
    const { id } = await fileOne(at.platform, at.community, { item_code: items.pests })
    const { priority, version } = await look(id)
    const wish = { id, priority: { was: priority, to: 1 } }
    await refused(at.act(amendRequest, at.community.secretary, wish), 'requests.reason_needed')
    const set = await at.act<Weighed>(amendRequest, at.community.secretary, { ...wish, reason: '有人被咬伤' })
    expect(set).toMatchObject({ priority: 1, priority_why: { by: 'hand' } })
    await at.act(joinRequest, at.community.neighbour, { id, wants_updates: false }).catch(() => undefined)
    await outbox()
    expect(await look(id)).toMatchObject({ priority: 1, priority_why: { by: 'hand' } })
    const other = await fileOne(at.platform, at.community, { item_code: items.pests })
    const seen = await look(other.id)
    await at.act(amendRequest, at.community.secretary, { ...wish, id: other.id, reason: '试一下' })
    await at.act(undoRequest, at.community.secretary, { id: other.id, version: seen.version + 1 })
    expect(await look(other.id)).toMatchObject({ priority, priority_why: { by: 'item' } })
    expect(version).toBeGreaterThan(0)
  })
})
