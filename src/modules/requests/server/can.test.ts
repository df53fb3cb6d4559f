import { describe, expect, it } from 'vitest'
import { type Actor, type ActorPost, anonymous, type PostKind, system } from '../../../shared/actor.ts'
import { type CanRow, canRequester, canStaff, scopeOf, seesRequest, seesRequester, staffRefusal } from './can.ts'
import { permissions } from './permissions.ts'

const now = new Date('2026-03-04T02:00:00Z')
const later = new Date('2026-03-11T15:59:59Z')

const base: CanRow = {
  state: 'accepted',
  outcome: null,
  closed_by: null,
  admin_path: 'g1/m2/b17',
  compound_path: 'c3/b17',
  lead_body_id: 'body-1',
  assignee_post_id: 'post-1',
  assignee_person_id: 'person-1',
  contacted_at: null,
  paused_at: null,
  confirm_until: null,
  anonymous: false,
  confidential: false,
  public_open: true,
  resolve_due: new Date('2026-03-20T02:00:00Z'),
  ruling_since: null,
  ruled_at: null,
  extension_left: true,
}

function holder(kind: PostKind, where: Partial<ActorPost> = { areaPath: '' }, personId = 'somebody'): Actor {
  const post: ActorPost = { id: `post of ${kind}`, kind, areaPath: null, bodyId: null, ...where }
  const carried = Object.entries(permissions).filter(([, holders]) => holders.includes(kind))
  const account = { ...anonymous, kind: 'account' as const, accountId: 'account', personId }
  return { ...account, posts: [post], permissions: new Map(carried.map(([name]) => [name, [post]])) }
}

const handler = holder('grid_worker', { id: 'post-1', areaPath: 'g9' }, 'person-1')

describe('what staff see', () => {
  it.each<[string, Actor, boolean]>([
    ['secretary of the community', holder('community_secretary'), true],
    ['grid worker of the grid', holder('grid_worker', { areaPath: 'g1' }), true],
    ['grid worker of a grid with a similar number', holder('grid_worker', { areaPath: 'g10' }), false],
    ['building leader, by the compound path', holder('building_leader', { areaPath: 'c3/b17' }), true],
    ['building leader next door', holder('building_leader', { areaPath: 'c3/b18' }), false],
    ['department clerk of the body that answers', holder('department_clerk', { bodyId: 'body-1' }), true],
    ['department clerk of another body', holder('department_clerk', { bodyId: 'body-2' }), false],
    ['clerk over the whole community but of no body', holder('department_clerk', { areaPath: '' }), false],
    [
      'property manager with an area, of another body',
      holder('property_manager', { areaPath: 'c3', bodyId: 'b' }),
      false,
    ],
    ['whoever has it in hand, wherever it lies', handler, true],
    ['a resident', { ...anonymous, kind: 'account', personId: 'person-9' }, false],
    ['nobody', anonymous, false],
    ['the installation', system, true],
  ])('%s: %s', (_, actor, sees) => {
    expect(seesRequest(actor, base)).toBe(sees)
    expect(canStaff(actor, base, now).length > 0).toBe(sees)
  })

  it('reaches what has no place only from the whole community', () => {
    const nowhere = { ...base, admin_path: '', compound_path: null }
    expect(seesRequest(holder('community_worker'), nowhere)).toBe(true)
    expect(seesRequest(holder('grid_worker', { areaPath: 'g1' }), nowhere)).toBe(false)
  })

  it('tells the reach of a permission as paths and bodies', () => {
    expect(scopeOf(holder('grid_worker', { areaPath: 'g1', bodyId: 'b' }), 'requests.read')).toEqual({
      paths: ['g1'],
      bodyIds: [],
    })
    expect(scopeOf(holder('department_clerk', { areaPath: '', bodyId: 'b' }), 'requests.read')).toEqual({
      paths: [],
      bodyIds: ['b'],
    })
    expect(scopeOf(system, 'requests.read')).toEqual({ paths: [''], bodyIds: [] })
  })
})

describe('who asked', () => {
  const secretary = holder('community_secretary')
  const worker = holder('community_worker')
  it('is seen by staff', () => expect(seesRequester(worker, base)).toBe(true))
  it('is seen by secretary and deputy only, when confidential', () => {
    const row = { ...base, confidential: true }
    expect(seesRequester(worker, row)).toBe(false)
    expect(seesRequester(handler, row)).toBe(false)
    expect(seesRequester(secretary, row)).toBe(true)
    expect(seesRequester(holder('deputy_secretary'), row)).toBe(true)
    expect(canStaff(secretary, row, now)).toContain('reveal')
    expect(canStaff(handler, row, now)).not.toContain('reveal')
  })
  it('is seen by nobody, when anonymous', () => {
    const row = { ...base, anonymous: true }
    expect(seesRequester(secretary, row)).toBe(false)
    expect(canStaff(secretary, row, now)).not.toContain('reveal')
  })
})

const worked = ['note', 'reveal', 'hand_over', 'send_back', 'ask', 'split', 'tag', 'amend']

describe('what the handler may do', () => {
  it.each<[string, Partial<CanRow>, string[]]>([
    ['given', { state: 'assigned' }, ['accept', 'contact', 'extend', 'snooze', ...worked]],
    ['taken on', {}, ['contact', 'extend', 'pause', 'finish', 'snooze', ...worked]],
    ['contacted', { contacted_at: now }, ['extend', 'pause', 'finish', 'snooze', ...worked]],
    ['extended', { contacted_at: now, extension_left: false }, ['pause', 'finish', 'snooze', ...worked]],
    [
      'ruled upon',
      { contacted_at: now, ruled_at: now, extension_left: false },
      ['pause', 'finish', 'snooze', ...worked.filter((name) => name !== 'send_back')],
    ],
    ['paused', { contacted_at: now, paused_at: now }, ['resume', 'finish', 'snooze', ...worked]],
    ['finished', { state: 'finished', outcome: 'solved', confirm_until: later }, ['note', 'reveal', 'tag', 'amend']],
    ['closed', { state: 'closed', outcome: 'solved', closed_by: 'confirmed' }, ['reveal', 'tag']],
  ])('%s', (_, change, actions) => {
    expect(canStaff(handler, { ...base, ...change }, now).sort()).toEqual([...actions].sort())
  })
})

describe('what the desk may do', () => {
  const desk = holder('community_worker')
  it.each<[string, Partial<CanRow>, string[]]>([
    [
      'to dispatch',
      { state: 'to_dispatch', assignee_person_id: null, assignee_post_id: null },
      ['dispatch', 'reclassify', 'note', 'reveal', 'ask', 'forward_out', 'merge', 'split', 'tag', 'amend', 'tier'],
    ],
    [
      'waiting for a ruling',
      { state: 'to_dispatch', assignee_person_id: null, assignee_post_id: null, ruling_since: now },
      ['note', 'reveal', 'ask', 'forward_out', 'merge', 'split', 'tag', 'amend', 'tier'],
    ],
    [
      'in somebody else’s hands',
      {},
      ['dispatch', 'reclassify', 'forward_out', 'merge', 'tier', 'contact', 'extend', 'pause', 'finish', ...worked],
    ],
    [
      'finished',
      { state: 'finished', outcome: 'answered', confirm_until: later },
      ['call_back', 'reopen', 'note', 'reveal', 'tag', 'amend'],
    ],
    [
      'finished, at the last instant',
      { state: 'finished', outcome: 'solved', confirm_until: now },
      ['call_back', 'ask_neighbours', 'reopen', 'note', 'reveal', 'tag', 'amend'],
    ],
    [
      'closed unconfirmed',
      { state: 'closed', outcome: 'solved', closed_by: 'unconfirmed' },
      ['reopen', 'reveal', 'tag'],
    ],
    ['withdrawn', { state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn' }, ['reveal', 'tag']],
  ])('%s', (_, change, actions) => {
    expect(canStaff(desk, { ...base, ...change }, now).sort()).toEqual([...actions].sort())
  })
})

describe('what somebody who only sees it may do', () => {
  it('is to note, to ask and to tag', () => {
    expect(canStaff(holder('grid_worker', { areaPath: 'g1' }), base, now)).toEqual(['note', 'ask', 'tag'])
  })
})

describe('refusals by precedence', () => {
  const onlooker = holder('grid_worker', { areaPath: 'g1' })
  it.each<[string, Actor, Partial<CanRow>, Parameters<typeof staffRefusal>[3], string | null]>([
    ['out of sight', holder('grid_worker', { areaPath: 'g2' }), {}, 'accept', 'platform.not_found'],
    ['seen, no right, wrong moment', onlooker, {}, 'accept', 'platform.not_allowed'],
    ['right, wrong moment', handler, {}, 'accept', 'requests.state_forbids'],
    ['contacted twice', handler, { contacted_at: now }, 'contact', 'requests.already_contacted'],
    [
      'contact on a finished one',
      handler,
      { state: 'finished', contacted_at: now },
      'contact',
      'requests.state_forbids',
    ],
    ['paused twice', handler, { paused_at: now }, 'pause', 'requests.already_paused'],
    ['resumed unpaused', handler, {}, 'resume', 'requests.not_paused'],
    ['call-back by a handler', handler, { state: 'finished' }, 'call_back', 'platform.not_allowed'],
    [
      'call-back too late',
      holder('community_worker'),
      { state: 'closed', closed_by: 'unconfirmed' },
      'call_back',
      'requests.window_over',
    ],
    [
      'call-back on a confirmed one',
      holder('community_worker'),
      { state: 'closed', closed_by: 'confirmed' },
      'call_back',
      'requests.state_forbids',
    ],
    ['everything in order', handler, {}, 'finish', null],
  ])('%s', (_, actor, change, action, refusal) => {
    expect(staffRefusal(actor, { ...base, ...change }, now, action)).toBe(refusal)
  })
})

describe('what the requester may do', () => {
  const finished: Partial<CanRow> = { state: 'finished', outcome: 'solved', confirm_until: later }
  it.each<[string, Partial<CanRow>, string[]]>([
    ['open', { state: 'to_dispatch' }, ['supplement', 'withdraw']],
    ['finished', finished, ['supplement', 'judge']],
    ['finished, at the last instant', { ...finished, confirm_until: now }, ['supplement', 'judge']],
    ['finished, a second too late', { ...finished, confirm_until: new Date(now.getTime() - 1000) }, ['supplement']],
    ['closed by a call-back within the window', { ...finished, state: 'closed', closed_by: 'called_back' }, ['judge']],
    [
      'closed unconfirmed',
      { state: 'closed', outcome: 'solved', closed_by: 'unconfirmed', confirm_until: new Date(0) },
      [],
    ],
    ['withdrawn', { state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn' }, []],
  ])('%s', (_, change, actions) => {
    expect(canRequester({ ...base, ...change }, now)).toEqual(actions)
  })
  it('joined: everything but judge', () => {
    expect(canRequester({ ...base, ...finished }, now, 'joined')).toEqual(['supplement'])
  })
})
