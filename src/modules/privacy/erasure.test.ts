import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { verifyChain } from '../../platform/command/audit.ts'
import type { Operation } from '../../platform/command/types.ts'
import { ledgerFile, readLedger } from '../../platform/erasures/ledger.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createPerson } from '../people/test/factory.ts'
import { communityWithRequests, fileOne, type RequestsCommunity, type TestPerson } from '../requests/test/factory.ts'
import { usersFirst } from './server/erasure/erase-person.ts'
import { ownData, ownDataFile, takeCopy } from './server/held/operations.ts'
import { beginForgetting } from './server/retention/forget.ts'
import { listTerms, setTerm } from './server/retention/operations.ts'
import { answerRight } from './server/rights/answer.ts'
import { askRight } from './server/rights/ask.ts'

let platform: TestPlatform
let here: RequestsCommunity
let elsewhere: RequestsCommunity

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await communityWithRequests(platform)
  elsewhere = await communityWithRequests(platform)
})
afterAll(() => platform.close())

type Held = { name: string; sections: { key: string; kept: string; rows: { key: string; value: string }[][] }[] }
type Rights = { items: { id: string; kind: string }[] }
type Terms = { items: { kind: string; days: number; last_count: number | null; total: number | null }[] }
type Download = { name: string; bytes: Uint8Array }

const by = ({ accountId }: { accountId: string }, at = here) => ({ communityId: at.communityId, accountId })
const dayMs = 86_400_000

/** What other modules do, by name. */
function peers(name: string): Operation {
  const operation = platform.registry.operations.get(name)
  if (!operation) throw new Error(`there is no ${name}`)
  return operation
}

async function member(name: string, phone: string): Promise<TestPerson> {
  const identityNumber = makeIdentityNumber({
    birthDate: '1961-02-03',
    sex: 'female',
    sequence: Number(phone.slice(-3)),
  })
  const personId = await createPerson(platform, here.communityId, {
    name,
    phone,
    identityNumber,
    dwellingId: here.areas.dwelling,
    tags: ['long_term_illness'],
  })
  return { personId, accountId: await createAccount(platform, here.communityId, personId, { phone }) }
}

async function asked(person: TestPerson, kind: string, wish = '请办理'): Promise<string> {
  const { items } = await platform.do<Rights>(askRight, { kind, wish }, by(person))
  return items.find((right) => right.kind === kind)?.id ?? ''
}

const photo = async (text: string) => (await platform.services.files.put(Buffer.from(text))).sha256

async function upload(who: { accountId: string }, sha256: string): Promise<string> {
  const file = { name: '照片.jpg', sha256, sizeBytes: 10, mediaType: 'image/jpeg', width: 8, height: 8 }
  return (await platform.do<{ id: string }>(peers('platform.upload_file'), { file }, by(who))).id
}

const grant = (id: string, who = here.secretary) =>
  platform.do<{ outcome: { title: string; done: string; why: string }[] }>(
    answerRight,
    { id, state: 'granted', answer: '已经照办' },
    by(who),
  )

/** Every text of every table of the application's schemas, as the owner sees it. */
async function everythingSaid(communityId: number): Promise<string> {
  const tables = await platform.database.owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'auth')
      and c.oid not in ('platform.idempotency'::regclass)`)
  let said = ''
  for (const { name } of tables.rows) {
    const rows = await platform.database.owner.query<{ row: string }>(
      `select t::text as row from ${name} t where community_id = ${communityId}`,
    )
    said += rows.rows.map(({ row }) => row).join('\n')
  }
  return said
}

describe('what each module holds on persons', () => {
  test('is declared by exactly one of them, column by column', async () => {
    const found = await platform.database.owner.query<{ name: string }>(`
      select c.oid::regclass::text || '.' || a.attname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and n.nspname not in ('pg_catalog', 'information_schema', 'auth')
        and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'community_id' and not k.attisdropped)
        and (a.attname like '%person%' or a.attname like 'deputy%' or exists (
          select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'people.persons'::regclass
            and a.attnum = any (f.conkey)))`)
    const declared = platform.registry.modules.flatMap(({ personalData }) => Object.keys(personalData?.columns ?? {}))
    expect(new Set(declared).size).toBe(declared.length)
    const columns = found.rows.map(({ name }) => name)
    expect(columns.filter((name) => !declared.includes(name))).toEqual([])
    // What is declared exists: a column by another name (who recorded) is told of too.
    expect(columns.length).toBeGreaterThan(30)
  })

  test('is shown to the person with purpose, basis and term, in every language', async () => {
    const one = await member('公孙静', '19911110001')
    await fileOne(platform, here, { description: '公孙静家楼下的灯坏了' }, one)
    await platform.do(peers('access.reveal_phone'), { id: one.personId, reason: '核对' }, by(here.worker))
    for (const language of ['zh-CN', 'en', 'zh-Hant']) {
      const held = await platform.do<Held>(ownData, {}, { ...by(one), language })
      const json = JSON.stringify(held)
      expect(json).not.toMatch(/held_|kept_|\{\{/)
      expect(held.sections.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['people.register', 'requests.requests', 'access.looks', 'privacy.consents']),
      )
    }
    const held = await platform.do<Held>(ownData, {}, by(one))
    const values = (key: string) => held.sections.find((section) => section.key === key)?.rows.flat()
    expect(values('people.register')).toContainEqual(expect.objectContaining({ key: 'tags', value: '长期患病' }))
    expect(values('requests.requests')).toContainEqual(expect.objectContaining({ key: 'relation', value: '提出人' }))
    expect(values('access.looks')).toContainEqual(expect.objectContaining({ key: 'reason', value: '核对' }))
    expect(JSON.stringify(await platform.do<Held>(ownData, {}, by(here.neighbour)))).not.toContain('公孙静')
  })

  test('is taken along as a file, at the counter only where a copy was asked for', async () => {
    const one = await member('闻人远', '19911110002')
    const json = await platform.do<Download>(ownDataFile, { form: 'json' }, by(one))
    const parsed = JSON.parse(Buffer.from(json.bytes).toString()) as { format: string; name: string }
    expect(parsed).toMatchObject({ format: 'linli-personal-data/1', name: '闻人远' })
    const sheet = await platform.do<Download>(ownDataFile, { form: 'xlsx' }, by(one))
    expect(Buffer.from(sheet.bytes).subarray(0, 2).toString()).toBe('PK')
    const other = await asked(one, 'explanation')
    const refused = platform.do(takeCopy, { id: other, form: 'json' }, by(here.clerk))
    await expect(refused).rejects.toMatchObject({ code: 'privacy.no_copy_asked' })
    const copy = await asked(one, 'copy')
    const foreign = platform.do(takeCopy, { id: copy, form: 'json' }, by(elsewhere.clerk, elsewhere))
    await expect(foreign).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(platform.do(takeCopy, { id: copy, form: 'xlsx' }, by(here.clerk))).resolves.toBeTruthy()
  })
})

describe('erasure', () => {
  test('leaves no name or number in any table, the facts of requests, and a whole chain', async () => {
    const one = await member('欧阳念慈', '19911110003')
    const double = await createPerson(platform, here.communityId, { name: '欧阳念慈', phone: '19911110003' })
    await platform.do(peers('people.merge'), { id: double, into: one.personId }, by(here.secretary))
    const contact = { contact_name: '欧阳念慈', contact_phone: '19911110003' }
    const filed = await fileOne(
      platform,
      here,
      { description: '我是欧阳念慈，电话19911110003，楼道灯坏了', ...contact },
      one,
    )
    await platform.do(
      peers('requests.supplement'),
      { id: filed.id, text: '请打19911110003找欧阳念慈', file_ids: [] },
      by(one),
    )
    await platform.do(peers('access.reveal_phone'), { id: one.personId, reason: '回访' }, by(here.worker))
    await platform.dispatcher.drain()
    const id = await asked(one, 'deletion', '我是欧阳念慈，搬走了')
    await expect(grant(id, here.clerk)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    await expect(grant(id)).rejects.toMatchObject({ code: 'requests.still_open' })
    await platform.do(peers('requests.withdraw'), { id: filed.id, reason: '不用了' }, by(one))
    const before = await everythingSaid(here.communityId)
    expect(before).toContain('欧阳念慈')
    const { outcome } = await grant(id)
    expect(outcome).toContainEqual(expect.objectContaining({ title: '居民登记', done: 'erased' }))
    expect(outcome).toContainEqual(expect.objectContaining({ title: '谁看过我的信息', done: 'kept' }))
    expect(outcome.filter(({ done, why }) => done !== 'erased' && !why)).toEqual([])
    await platform.dispatcher.drain()
    const said = await everythingSaid(here.communityId)
    expect(said).not.toContain('欧阳念慈')
    expect(said).not.toContain('19911110003')
    expect(said).toContain('楼道灯坏了')
    const noted = await readLedger(ledgerFile(platform.services.config.dataDir))
    expect(noted.map(({ person }) => person).sort()).toEqual([one.personId, double].sort())
    await expect(platform.look(here.communityId, (tx) => verifyChain(tx, here.communityId))).resolves.toMatchObject({
      whole: true,
    })
    await expect(platform.do(ownData, {}, by(one))).rejects.toMatchObject({ code: 'platform.not_a_member' })
    const accounts = await platform.database.owner.query('select from auth.accounts where id = $1', [one.accountId])
    expect(accounts.rows).toHaveLength(0)
    const { items } = await platform.do<{ items: { id: string }[] }>(
      peers('people.list'),
      { limit: 100, sort: 'name' },
      by(here.clerk),
    )
    expect(items.map((item) => item.id)).not.toContain(one.personId)
  })

  test('takes the photos the person gave, and leaves what is evidence or another person’s', async () => {
    const one = await member('令狐照', '19911110005')
    const [own, added, shared] = [await photo('own'), await photo('added'), await photo('shared')]
    const filed = await fileOne(platform, here, { file_ids: [await upload(one, own), await upload(one, shared)] }, one)
    const { id } = filed
    await platform.do(peers('requests.join'), { id, wants_updates: false }, by(here.neighbour))
    const more = { id, text: '我家楼下也是', file_ids: [await upload(here.neighbour, added)] }
    await platform.do(peers('requests.supplement'), more, by(here.neighbour))
    const seen = { id, text: '现场看过', visibility: 'public', file_ids: [await upload(here.manager, shared)] }
    await platform.do(peers('requests.note'), seen, by(here.manager))
    const held = await platform.do<Held>(ownData, {}, by(one))
    expect(held.sections.find(({ key }) => key === 'requests.files')?.rows).toHaveLength(2)
    await platform.do(peers('requests.withdraw'), { id, reason: '不用了' }, by(one))
    const { outcome } = await grant(await asked(one, 'deletion'))
    expect(outcome).toContainEqual(expect.objectContaining({ title: '给过的照片和文件', done: 'erased' }))
    const left = await platform.look(here.communityId, (tx) =>
      sql<{ sha256: string; role: string }>`
        select f.sha256, a.role from requests.attachments a join platform.files f on f.id = a.file_id where a.request_id = ${id} order by a.role`.execute(
        tx,
      ),
    )
    expect(left.rows).toEqual([
      { sha256: shared, role: 'evidence' },
      { sha256: added, role: 'report' },
    ])
    platform.clock.advance(3_600_000)
    await platform.jobs.runDue()
    const { files } = platform.services
    await expect(files.get(own)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await files.get(shared)).toString()).toBe('shared')
    expect((await files.get(added)).toString()).toBe('added')
  })

  test('waits while somebody still serves', async () => {
    const id = await asked(here.gridWorker, 'deletion')
    await expect(grant(id)).rejects.toMatchObject({ code: 'bodies.still_serving' })
  })

  test('asks modules before those they use', () => {
    const order = usersFirst(platform.registry.modules).map(({ name }) => name)
    expect(order.indexOf('requests')).toBeLessThan(order.indexOf('access'))
    expect(order.indexOf('access')).toBeLessThan(order.indexOf('people'))
  })
})

describe('terms', () => {
  const leader = () => by(elsewhere.secretary, elsewhere)
  const terms = () => platform.do<Terms>(listTerms, {}, leader())
  const passDays = async (days: number) => {
    platform.clock.advance(days * dayMs)
    const job = {
      kind: 'command',
      route: { name: 'privacy.begin-forgetting', summary: '', access: 'public' },
      anonymousActor: false,
      handle: beginForgetting,
      view: async () => null,
    } as never
    await platform.do(job, {}, { communityId: elsewhere.communityId, as: 'system' })
    await platform.dispatcher.drain()
  }

  test('are decided above what the law asks for', async () => {
    const set = (kind: string, days: number, who = elsewhere.secretary) =>
      platform.do<Terms>(setTerm, { kind, days, reason: '本地规定' }, by(who, elsewhere))
    await expect(set('requests.calls', 365, elsewhere.clerk)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    await expect(set('requests.nothing', 365)).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(set('access.logins', 365)).rejects.toMatchObject({ code: 'privacy.term_fixed' })
    await expect(set('access.looks', 30)).rejects.toMatchObject({ code: 'privacy.term_short' })
    const { items } = await set('requests.calls', 365)
    expect(items.find(({ kind }) => kind === 'requests.calls')?.days).toBe(365)
  })

  test('end what is older, in pieces, by the clock; what is younger stays', async () => {
    const filed = await fileOne(platform, elsewhere, {}, elsewhere.resident)
    await platform.do(peers('requests.withdraw'), { id: filed.id, reason: '不用了' }, by(elsewhere.resident, elsewhere))
    await platform.do(
      peers('access.reveal_phone'),
      { id: elsewhere.resident.personId, reason: '核对' },
      by(elsewhere.worker, elsewhere),
    )
    const child = await createPerson(platform, elsewhere.communityId, {
      identityNumber: makeIdentityNumber({ birthDate: '2018-05-06', sex: 'male', sequence: 7 }),
      dwellingId: elsewhere.areas.dwelling,
    })
    const ask = { id: child, field: 'phone', reason: '接孩子放学' }
    await platform.do(peers('access.ask_minor_view'), ask, by(elsewhere.worker, elsewhere))
    const gone = await createPerson(platform, elsewhere.communityId, {
      name: '钟离走',
      dwellingId: elsewhere.areas.dwelling,
    })
    const home = await platform.look(elsewhere.communityId, (tx) =>
      tx.selectFrom('people.residences').select('id').where('person_id', '=', gone).executeTakeFirstOrThrow(),
    )
    await platform.do(peers('people.move_out'), { id: home.id }, by(elsewhere.clerk, elsewhere))
    await platform.dispatcher.drain()
    const named = async () =>
      (
        await platform.look(elsewhere.communityId, (tx) =>
          sql<{ askers: number; looks: number; asks: number; name: string }>`
            select (select count(*)::int from caseflow.askers where person_id is not null) as askers,
              (select count(*)::int from access.view_log) as looks, (select count(*)::int from access.minor_views) as asks,
              (select name from people.persons where id = ${gone}) as name`.execute(tx),
        )
      ).rows[0]
    await passDays(3 * 365 - 1)
    expect(await named()).toEqual({ askers: 1, looks: 1, asks: 1, name: '钟离走' })
    await passDays(3)
    expect(await named()).toEqual({ askers: 1, looks: 0, asks: 0, name: '已删除的居民' })
    await passDays(2 * 365)
    expect((await named())?.askers).toBe(0)
    const { items } = await terms()
    expect(items.find(({ kind }) => kind === 'requests.names')).toMatchObject({ last_count: 1, total: 1 })
    await expect(
      platform.look(elsewhere.communityId, (tx) => verifyChain(tx, elsewhere.communityId)),
    ).resolves.toMatchObject({ whole: true })
  })
})
