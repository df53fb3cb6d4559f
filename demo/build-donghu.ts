import { openAccount } from '../src/modules/access/api.ts'
import type { VirtualClock } from '../src/platform/clock.ts'
import type { Platform } from '../src/platform/platform.ts'
import { addDays, civilDateOf, instantOf } from '../src/shared/civil-date.ts'
import { makeIdentityNumber } from '../src/shared/identity-number.ts'
import { openCommunity } from './build/settle-territory.ts'
import type { Doer, Workshop } from './build/workshop.ts'
import { donghu, donghuPeople, donghuRequests } from './donghu.ts'

const zone = 'Asia/Shanghai'

/** A second, small community, so that a visitor sees what the wall between communities keeps apart. */
export async function buildDonghu(platform: Platform, options: { clock: VirtualClock; today: Date }): Promise<void> {
  const { clock, today } = options
  const day = civilDateOf(today, zone)
  clock.set(instantOf(addDays(day, -200), '09:00', zone))
  const workshop = await openCommunity(platform, clock, donghu)
  const { areas, persons } = await settle(workshop)
  const accounts = await openAccounts(workshop, persons)
  await platform.dispatcher.drain()
  for (const request of donghuRequests) {
    const filedAt = instantOf(addDays(day, -request.daysAgo), request.time, zone)
    if (filedAt >= today) continue
    clock.set(filedAt)
    const id = await file(workshop, accounts.resident, areas, request)
    if (request.daysAgo < 2) continue
    clock.set(instantOf(addDays(day, 1 - request.daysAgo), '09:40', zone))
    await handle(workshop, accounts, id, request)
  }
  clock.set(today)
  await workshop.batch((tx) => workshop.runJobs(tx))
  await workshop.count()
}

type Settled = { areas: { compound: string; building: string }; persons: { secretary: string; resident: string } }

async function settle(workshop: Workshop): Promise<Settled> {
  return workshop.batch(async (tx) => {
    const add = async (body: object) => (await workshop.do(tx, 'territory.add_area', 'system', body)).id
    const grid = await add({ kind: 'grid', name: '第一网格（湖畔）' })
    const microGrid = await add({ kind: 'micro_grid', name: '湖畔 1 号微网格', parent_id: grid })
    const compound = await add({ kind: 'compound', name: '湖畔花园', compound_kind: 'commercial' })
    const building = await add({ kind: 'building', name: '1 幢', parent_id: microGrid, compound_id: compound })
    const homes = { floor_from: 1, floor_to: 6, dwellings_per_floor: 4, floor_area: 89.5 }
    await workshop.do(tx, 'territory.add_dwellings', 'system', homes, { id: building })
    const register = async (person: (typeof donghuPeople)[keyof typeof donghuPeople]) => {
      const { sequence, ...known } = person
      const identity_number = makeIdentityNumber({ birthDate: person.birth_date, sex: person.sex, sequence })
      return (await workshop.do(tx, 'people.register', 'system', { ...known, identity_number })).id
    }
    const secretary = await register(donghuPeople.secretary)
    const resident = await register(donghuPeople.resident)
    await workshop.do(tx, 'bodies.found_body', 'system', { kind: 'residents_committee', name: '东湖社区居民委员会' })
    await appoint(workshop, tx, { kind: 'community_secretary', title: '社区党委书记', public: true }, secretary)
    await appoint(
      workshop,
      tx,
      { kind: 'grid_worker', title: '第一网格网格员', area_id: grid, public: true },
      secretary,
    )
    await workshop.do(tx, 'requests.install_catalogue', 'system')
    return { areas: { compound, building }, persons: { secretary, resident } }
  })
}

type Tx = Parameters<Parameters<Workshop['batch']>[0]>[0]

async function appoint(workshop: Workshop, tx: Tx, post: object, person: string): Promise<void> {
  const { id } = await workshop.do(tx, 'bodies.create_post', 'system', post)
  await workshop.do(tx, 'bodies.fill_post', 'system', { person_id: person, how: 'appointed' }, { id })
}

type Accounts = { secretary: Doer; resident: Doer }

async function openAccounts(workshop: Workshop, persons: Settled['persons']): Promise<Accounts> {
  const open = async (key: 'secretary' | 'resident', label: string, face: 'work' | 'resident', position: number) => ({
    account: await openAccount(workshop.platform, {
      communityId: workshop.communityId,
      personId: persons[key],
      phone: donghuPeople[key].phone,
      demo: { key, label, note: '另一个社区：看不到西山的任何事', face, position },
    }),
  })
  return {
    resident: await open('resident', '东湖社区 · 居民', 'resident', 1),
    secretary: await open('secretary', '东湖社区 · 书记', 'work', 2),
  }
}

type Request = (typeof donghuRequests)[number]

async function file(workshop: Workshop, doer: Doer, areas: Settled['areas'], request: Request): Promise<string> {
  const body = { item_code: request.code, description: request.text, area_id: areas[request.where] }
  return workshop.batch(async (tx) => (await workshop.do(tx, 'requests.file', doer, body)).id)
}

/** The secretary is the grid's worker too, takes everything on, and finishes what has a result. */
async function handle(workshop: Workshop, accounts: Accounts, id: string, request: Request): Promise<void> {
  await workshop.batch(async (tx) => {
    const row = await tx
      .selectFrom('caseflow.cases')
      .select(['state'])
      .where('community_id', '=', workshop.communityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const act = (name: string, body: object = {}) => workshop.do(tx, name, accounts.secretary, body, { id })
    if (row.state === 'to_dispatch') return
    await act('requests.accept')
    await act('requests.contact', { text: '电话联系过，问清了情况。' })
    if (!request.result) return
    workshop.clock.advance(5 * 3_600_000)
    await act('requests.finish', { outcome: request.outcome, text: request.result })
    workshop.clock.advance(3_600_000)
    const verdict = { solved: true, grade: request.grade, comment: '' }
    await workshop.do(tx, 'requests.judge', accounts.resident, verdict, { id })
  })
}
