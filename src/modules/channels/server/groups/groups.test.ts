import { describe, expect, it } from 'vitest'
import { acting, refused } from '../../../requests/test/acting.ts'
import { communityWithRequests } from '../../../requests/test/factory.ts'
import { type Group, setUpChannels, type Told } from '../../test/setting.ts'
import { listBroadcasts, oneBroadcast } from '../broadcasts/queries.ts'
import { passOn, resend, withdraw } from '../broadcasts/tell.ts'
import { addGroup, listGroups, retireGroup } from './keep-groups.ts'
import { setRobot, tryRobot } from './robot.ts'

const { add, at, robot, tell, webhooks } = setUpChannels()

describe('groups', () => {
  it('are kept by who leads; a robot’s keys go in and never come out', async () => {
    await refused(
      at.act(addGroup, at.community.gridWorker, { name: '群', kind: 'wechat', area_id: at.community.areas.grid }),
      'platform.not_allowed',
    )
    await refused(add({ area_id: crypto.randomUUID() }), 'channels.area_unfit')
    await refused(add({ keeper_person_id: at.community.resident.personId }), 'channels.keeper_unknown')
    const plain = await add()
    await refused(
      at.act(setRobot, at.community.secretary, { id: plain.id, token: 't' }),
      'channels.group_without_robot',
    )
    await refused(
      robot('wecom', { webhook: 'https://169.254.169.254/cgi-bin/webhook/send?key=k' }),
      'channels.webhook_unfit',
    )
    await refused(robot('wecom', { key: 'short' }), 'channels.key_unfit')
    const kept = await robot('dingtalk', { webhook: webhooks.dingtalk(), secret: 'SECabc' })
    expect(kept).toMatchObject({ robot: { sends: true, hears: false }, can: ['edit', 'set_robot', 'try', 'retire'] })
    expect(JSON.stringify(kept)).not.toContain('SECabc')
    const listed = await at.act<{ items: Group[] }>(listGroups, at.community.buildingLeader, { retired: 'no' })
    expect(listed.items.length).toBe(4)
    expect(listed.items.every((one) => one.can.length === 0)).toBe(true)
    const other = await communityWithRequests(at.platform)
    expect(await acting(at.platform, other)(listGroups, other.secretary, { retired: 'yes' })).toEqual({ items: [] })
    await refused(acting(at.platform, other)(retireGroup, other.secretary, { id: kept.id }), 'platform.not_found')
  })
})

describe('a broadcast', () => {
  it('goes down a branch, by hand and by robots, and is counted by branch', async () => {
    const plain = await add()
    for (const [kind, webhook] of Object.entries(webhooks)) await robot(kind, { webhook: webhook(), secret: 's' })
    const told = await tell('{区域}明天停水', {
      wordings: { all: '{区域}明天停水', grid: '', micro_grid: '', building: '本楼明天停水' },
    })
    expect(told).toMatchObject({ groups: 4, done: 0, mine_left: 0, branches: [{ groups: 4, done: 0 }] })
    expect(told.deliveries.every((one) => one.text === '本楼明天停水')).toBe(true)
    await at.platform.dispatcher.drain()
    expect(at.posted.map((one) => one.url.split('?')[0]).sort()).toEqual([
      '/cgi-bin/webhook/send',
      '/open-apis/bot/v2/hook/h1',
      '/robot/send',
    ])
    expect(at.posted.find((one) => one.url.startsWith('/robot'))?.url).toMatch(/&timestamp=\d{13}&sign=.+/)
    expect(at.posted.find((one) => one.url.startsWith('/open-apis'))?.body).toHaveProperty('sign')
    const mine = await at.act<Told>(oneBroadcast, at.community.gridWorker, { id: told.id })
    expect(mine).toMatchObject({ done: 3, mine_left: 1 })
    const passed = await at.act<Told>(passOn, at.community.gridWorker, {
      id: told.id,
      group_id: plain.id,
      passed: true,
    })
    expect(passed).toMatchObject({ done: 4, mine_left: 0 })
    await at.act(passOn, at.community.gridWorker, { id: told.id, group_id: plain.id, passed: false })
    const robotGroup = told.deliveries.find((one) => one.group_id !== plain.id)?.group_id
    const again = { id: told.id, group_id: robotGroup, passed: true }
    await refused(at.act(passOn, at.community.gridWorker, again), 'channels.sent_by_robot')
    await refused(at.act(passOn, at.community.clerk, { ...again, id: crypto.randomUUID() }), 'platform.not_found')
    expect(await at.act(listBroadcasts, at.community.buildingLeader, { limit: 5 })).toMatchObject({
      items: [{ id: told.id, groups: 4, done: 3 }],
    })
    await at.act(withdraw, at.community.secretary, { id: told.id })
    await refused(
      at.act(passOn, at.community.gridWorker, { id: told.id, group_id: plain.id, passed: true }),
      'channels.broadcast_withdrawn',
    )
  })

  it('holds nothing personal, and is told by who works over the branch', async () => {
    await add()
    await refused(tell('找19900001234'), 'channels.phone_inside')
    await refused(tell('33999919500612031X'), 'channels.identity_inside')
    await refused(tell('3幢501的邻居来取快递'), 'channels.dwelling_inside')
    await refused(tell('明天停水', { area_id: undefined }, at.community.gridWorker), 'platform.not_allowed')
    await refused(tell('明天停水', {}, at.community.buildingLeader), 'platform.not_allowed')
    await refused(tell('明天停水', { area_id: at.community.areas.stairwell }), 'channels.no_groups')
    expect((await tell('明天停水', {}, at.community.gridWorker)).groups).toBe(1)
  })

  it('is tried again where a robot refuses, then listed, and sent again', async () => {
    const { id } = await robot('wecom', { webhook: webhooks.wecom() })
    at.answer = { errcode: 45009, errmsg: 'api freq out of limit' }
    const told = await tell('明天停水')
    await at.platform.dispatcher.drain()
    const state = async () =>
      (await at.act<Told>(oneBroadcast, at.community.secretary, { id: told.id })).deliveries[0]?.state
    expect(await state()).toBe('waiting')
    for (let nth = 0; nth < 6; nth += 1) {
      at.platform.clock.advance(31 * 60_000)
      await at.platform.jobs.runDue()
    }
    expect(await state()).toBe('failed')
    const { items: groups } = await at.act<{ items: Group[] }>(listGroups, at.community.secretary, { retired: 'no' })
    expect(groups[0]?.robot).toMatchObject({ failed: 1, fault: '45009 api freq out of limit' })
    at.answer = { errcode: 0 }
    await at.act(resend, at.community.secretary, { id: told.id, group_id: id })
    await at.platform.dispatcher.drain()
    expect(await state()).toBe('sent')
    await refused(at.act(resend, at.community.secretary, { id: told.id, group_id: id }), 'channels.nothing_failed')
  })

  it('keeps to twenty a minute: what is more goes as one', async () => {
    const { id } = await robot('wecom', { webhook: webhooks.wecom() })
    for (let nth = 0; nth < 22; nth += 1) {
      await tell(`第 ${nth} 件事`)
      at.platform.clock.advance(1)
    }
    await at.act(tryRobot, at.community.secretary, { id })
    await at.platform.dispatcher.drain()
    expect(at.posted).toHaveLength(20)
    expect(JSON.stringify(at.posted.at(-1)?.body)).toContain('第 19 件事\\n————\\n第 20 件事')
    await tell('再多一件')
    await at.platform.dispatcher.drain()
    expect(at.posted).toHaveLength(20)
    at.platform.clock.advance(61_000)
    await at.platform.jobs.runDue()
    expect(at.posted).toHaveLength(21)
  })
})
