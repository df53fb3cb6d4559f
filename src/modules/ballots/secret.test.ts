import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tallyFile } from '../../app/commands/tally.ts'
import type { WriteContext } from '../../platform/command/types.ts'
import { createHttp } from '../../platform/http/server.ts'
import { refused } from '../requests/test/acting.ts'
import type { TestPerson } from '../requests/test/factory.ts'
import type { VoterView } from './contract/roll-views.ts'
import type { BallotDetail, OwnBallot } from './contract/views.ts'
import { addToUrn } from './server/secret/urn.ts'
import { type Sealed, sealPaper } from './test/device.ts'
import { type House, marks, openHouse } from './test/house.ts'

let platform: House['platform']
let community: House['community']
let voters: TestPerson[]
let act: House['act']
let inDays: House['day']
let pass: House['pass']
let voterOf: House['voterOf']

beforeAll(async () => {
  ;({ platform, community, people: voters, act, day: inDays, pass, voterOf } = await openHouse(8))
})
afterAll(() => platform.close())

const today = () => inDays(0)
const form = (more: object = {}) => ({
  ...{ kind: 'choose', title: '选一位楼长', options: ['月季园', '桂花园', '绣球园'].map((title) => ({ title })) },
  ...{ secret: true, winners: 1, choices_most: 2, roll_kind: 'persons', roll_day: today() },
  ...{ area_id: community.areas.compound, opens_day: inDays(3), closes_day: inDays(5), ...more },
})
const rows = async (id: string) =>
  (await act<{ items: VoterView[] }>('roll', community.secretary, { id, limit: 50 })).items

async function opened(more: object = {}): Promise<BallotDetail> {
  const { id } = await act('draft', community.secretary, form(more))
  await act('draw_roll', community.secretary, { id })
  const seen = await act('announce', community.secretary, { id })
  pass(3)
  return seen
}

type Right = { blind_signature: string }

/** Takes the right for the own row and seals the paper. */
async function sealed(ballot: BallotDetail, person: TestPerson, ...choices: string[]): Promise<Sealed> {
  const voter_id = await voterOf(ballot.id, person)
  return sealPaper(ballot, choices, (blinded) => act<Right>('take_right', person, { id: ballot.id, voter_id, blinded }))
}

const deposit = (id: string, { random, choices, signature }: Pick<Sealed, 'random' | 'choices' | 'signature'>) =>
  act<{ receipt: string }>('put_in_urn', null, { id, random, choices: marks(...choices), signature })

/** Every row of every table as the owner of the database reads it, with when and where it was written. */
async function everything(): Promise<{ table: string; row: string; xmin: string; ctid: string }[]> {
  const tables = await query<{ name: string }>(`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const found = []
  for (const { name } of tables) {
    const held = await query<{ row: string; xmin: string; ctid: string }>(
      `select row_to_json(t)::text as row, t.xmin::text as xmin, t.ctid::text as ctid from ${name} t`,
    )
    found.push(...held.map((row) => ({ table: name, ...row })))
  }
  return found
}
const query = async <T>(text: string) => (await platform.database.owner.query(text)).rows as T[]
const hexOf = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex')

describe('a secret ballot', () => {
  it('is counted, published, proven and found again by every voter', async () => {
    const ballot = await opened()
    const { id } = ballot
    expect(ballot.rules.secret).toBe(true)
    const [a, b, c, d, e, f] = voters as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson, TestPerson]
    const own = await deposit(id, await sealed(ballot, a, 'o1', 'o2'))
    expect(own.receipt).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
    expect((await act<OwnBallot>('own_one', a, { id })).votes[0]?.voted).toMatchObject({
      channel: 'screen',
      receipt: '',
    })
    await deposit(id, await sealed(ballot, b, 'o2'))

    const { letters } = await act<{ letters: { code: string }[] }>('make_letters', community.secretary, {
      id,
      voter_ids: [await voterOf(id, c)],
    })
    const code = letters[0]?.code ?? ''
    const letter = await sealPaper(ballot, ['o2'], (blinded) =>
      act<Right>('take_right_by_code', null, { code, blinded }),
    )
    await deposit(id, letter)
    const voter = await voterOf(id, d)
    const counter = await sealPaper(ballot, ['o3'], (blinded) =>
      act<Right>('take_right_for', community.clerk, { id, voter, channel: 'counter', blinded }),
    )
    await deposit(id, counter)
    // One takes the right and loses the device; one votes on paper.
    await sealed(ballot, e, 'o1')
    await act('hand_paper', community.clerk, { id, voter: await voterOf(id, f) })
    const paper = { id, number: 1, choices: marks('o1') }
    expect(await act('read_urn_paper', community.clerk, paper)).toMatchObject({ state: 'once' })
    await refused(act('read_urn_paper', community.clerk, paper), 'ballots.paper_same_person')
    await refused(act('read_urn_paper', community.clerk, { ...paper, number: 2 }), 'ballots.papers_more')
    const differs = { ...paper, choices: marks('o3') }
    expect(await act('read_urn_paper', community.worker, differs)).toMatchObject({ state: 'differs' })
    expect(await act('urn_papers', community.clerk, { id })).toMatchObject({ items: [{ number: 1 }], handed: 1 })
    pass(3)
    await refused(act('tally', community.secretary, { id }), 'ballots.papers_waiting')
    await act('settle_urn_paper', community.secretary, { id, number: 1, pass: 1, reason: '原票勾的是第一项' })
    await refused(act('urn_list', null, { id }), 'ballots.not_counted')
    const counted = await act('tally', community.secretary, { id })
    expect(counted.result).toMatchObject({
      winners: ['o2'],
      ballots: 5,
      invalid: 0,
      unused: 1,
      votes: { o1: 2, o2: 3 },
    })
    expect(counted.took).toBe(6)
    expect(await act('recount', community.secretary, { id })).toMatchObject({ same: true })
    const key = `select 1 from ballots.urn_keys where ballot_id = '${id}' and private_sealed is not null`
    expect(await query(key)).toEqual([])

    await act('display', community.secretary, { id })
    const q = own.receipt.toLowerCase().replaceAll('-', ' ')
    const found = await act<{ items: unknown[] }>('urn_list', null, { id, q })
    expect(found.items).toEqual([{ receipt: own.receipt, choices: ['o1', 'o2'] }])
    expect(
      (await act<{ items: unknown[]; next: string | null }>('urn_list', null, { id, limit: 2 })).next,
    ).not.toBeNull()

    const folder = mkdtempSync(join(tmpdir(), 'linli-secret-'))
    const proven = (change: (text: string) => string) => {
      const path = join(folder, 'papers.json')
      writeFileSync(path, change(new TextDecoder().decode(file.bytes)))
      const lines: string[] = []
      const none = { seats: undefined, lot: counted.result?.seed, commitment: undefined }
      tallyFile(
        { file: path, rule: 'av', ...none, irresolute: false, json: false, check: true, lacking: false },
        (line) => lines.push(line),
      )
      return lines
    }
    const file = await act<{ bytes: Uint8Array }>('urn_file', null, { id })
    expect(proven((text) => text)).toContain('5 张选票的签名都有效，没有重复，和计票的内容一致（其中无效票 0 张）。')
    const [first] = (JSON.parse(new TextDecoder().decode(file.bytes)) as { signed: { papers: Sealed[] } }).signed.papers
    const doubled = (text: string) => {
      const whole = JSON.parse(text)
      whole.signed.papers.push(first)
      return JSON.stringify(whole)
    }
    expect(() => proven(doubled)).toThrow(/is there twice/)
    expect(() => proven((text) => text.replace('"o3"\n', '"o1"\n'))).toThrow(/the signature isn't valid/)
    rmSync(folder, { recursive: true })
  })

  it('lets nobody who has the whole database join a voter with a choice', async () => {
    const ballot = await opened()
    const { id } = ballot
    const papers: { voter: string; person: TestPerson; paper: Sealed; receipt: string }[] = []
    for (const [index, person] of voters.entries()) {
      const paper = await sealed(ballot, person, ['o1', 'o2', 'o3'][index % 3] ?? 'o1')
      // Nothing of the paper reached the server with the right.
      papers.push({ voter: await voterOf(id, person), person, paper, receipt: '' })
    }
    const before = await everything()
    for (const { paper } of papers) {
      const told = before.filter(({ row }) => row.includes(hexOf(paper.random)) || row.includes(paper.random))
      expect(told).toEqual([])
      expect(paper.signature).not.toBe(paper.blindSignature)
    }
    const [last] = before.filter(({ table }) => table === 'platform.audit').slice(-1)
    for (const one of papers.toReversed()) one.receipt = (await deposit(id, one.paper)).receipt
    const all = await everything()
    const after = all.filter(({ row, table }) => !before.some((one) => one.table === table && one.row === row))
    // What the deposits left is the urn and nothing else: no audit row, no key of a click, nothing waiting to be sent.
    expect([...new Set(after.map(({ table }) => table))]).toEqual(['ballots.urn'])
    expect(all.filter(({ table }) => table === 'platform.audit').slice(-1)[0]?.row).toBe(last?.row)
    const urn = all.filter(({ table, row }) => table === 'ballots.urn' && row.includes(id))
    expect(urn).toHaveLength(voters.length)
    // Papers were written by one transaction, in the order of what the devices drew.
    expect(new Set(urn.map(({ xmin }) => xmin)).size).toBe(1)
    const place = (ctid: string) => ctid.slice(1, -1).split(',').map(Number) as [number, number]
    const stored = urn.toSorted((x, y) => {
      const [p, q] = [place(x.ctid), place(y.ctid)]
      return p[0] - q[0] || p[1] - q[1]
    })
    const drawn = stored.map(({ row }) => (JSON.parse(row) as { random: string }).random)
    expect(drawn).toEqual(drawn.toSorted())
    expect(Object.keys(JSON.parse(urn[0]?.row ?? '{}'))).toEqual([
      ...['community_id', 'ballot_id', 'random', 'choices', 'signature', 'batch'],
    ])
    for (const { voter, person, paper, receipt } of papers) {
      const marksOfPaper = [paper.random, hexOf(paper.random), paper.signature, hexOf(paper.signature), receipt]
      const marksOfVoter = [voter, person.personId, person.accountId ?? '', hexOf(paper.blinded), paper.blinded]
      const joined = all.filter(
        ({ row }) => marksOfPaper.some((one) => row.includes(one)) && marksOfVoter.some((one) => row.includes(one)),
      )
      expect(joined).toEqual([])
      const inTables = all.filter(({ row }) => marksOfPaper.some((one) => row.includes(one)))
      expect(inTables.map(({ table }) => table)).toEqual(['ballots.urn'])
    }
    const said = `select distinct choices::text || receipt as said from ballots.votes where ballot_id = '${id}'`
    expect(await query(said)).toEqual([{ said: '{}' }])
  })

  it('lets one through whatever comes together, and answers a repeated click alike', async () => {
    const ballot = await opened()
    const { id } = ballot
    const [a, b] = voters as [TestPerson, TestPerson]
    const paper = await sealed(ballot, a, 'o1')
    const voter_id = await voterOf(id, a)
    const again = await act<Right>('take_right', a, { id, voter_id, blinded: paper.blinded })
    expect(again.blind_signature).toBe(paper.blindSignature)
    const other = await sealPaper(ballot, ['o2'], async () => again).catch((error: Error) => error)
    expect(other).toBeInstanceOf(Error)
    await refused(sealed(ballot, a, 'o2'), 'ballots.voted_already')
    await refused(act('hand_paper', community.clerk, { id, voter: voter_id }), 'ballots.voted_already')
    await refused(act('cast', a, { id, voter_id, choices: marks('o1') }), 'ballots.secret_unfit')
    await refused(
      act('void_vote', community.secretary, { id, voter: voter_id, reason: '录错了这一票' }),
      'ballots.secret_unfit',
    )

    await refused(deposit(id, { ...paper, choices: ['o2'] }), 'ballots.signature_wrong')
    await refused(deposit(id, { ...paper, signature: 'A'.repeat(342) }), 'ballots.signature_wrong')
    await refused(deposit(id, { ...paper, choices: ['o1', 'o2', 'o3'] }), 'ballots.choices_many')
    const { receipt } = await deposit(id, paper)
    expect(await deposit(id, paper)).toEqual({ receipt })

    const voter = await voterOf(id, b)
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, at) => {
        if (at % 4 === 3) return act('hand_paper', community.clerk, { id, voter })
        return sealPaper(ballot, ['o3'], (blinded) =>
          at % 2 === 0
            ? act<Right>('take_right', b, { id, voter_id: voter, blinded })
            : act<Right>('take_right_for', community.clerk, { id, voter, channel: 'door', blinded }),
        )
      }),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await rows(id)).filter((row) => row.vote)).toHaveLength(2)
    await refused(act('tally', community.secretary, { id }), 'ballots.phase_unfit')
  })

  it('closes to the millisecond, and remembers what was in', async () => {
    const ballot = await opened()
    const { id } = ballot
    const [a, b] = voters as [TestPerson, TestPerson]
    const [inTime, late] = [await sealed(ballot, a, 'o1'), await sealed(ballot, b, 'o2')]
    const { receipt } = await deposit(id, inTime)
    platform.clock.advance(Date.parse(ballot.closes_at) - platform.clock.now().getTime())
    await refused(deposit(id, late), 'ballots.closed')
    expect(await deposit(id, inTime)).toEqual({ receipt })
    await act('withdraw', community.secretary, { id, reason: '题目写错了，重来' })
    await refused(act('urn_list', null, { id }), 'ballots.not_counted')
  })

  it('is refused where weights, names or groups would tell, and frozen with the rules', async () => {
    await refused(act('draft', community.secretary, form({ by_group: true })), 'ballots.secret_kind')
    await refused(act('draft', community.secretary, form({ named: true })), 'ballots.secret_kind')
    const owners = form({ kind: 'owners', roll_kind: 'owners', options: [] })
    await refused(act('draft', community.secretary, owners), 'ballots.secret_kind')
    const { id } = await act('draft', community.secretary, form())
    await act('draw_roll', community.secretary, { id })
    const announced = await act('announce', community.secretary, { id })
    expect(announced.public_key).toMatch(/^MII/)
    await refused(
      act('edit', community.secretary, { id, ...form({ secret: false, reason: '改成一般的' }) }),
      'ballots.phase_unfit',
    )
    const plain = await opened({ secret: false })
    const right = { id: plain.id, voter_id: await voterOf(plain.id, community.resident), blinded: 'A'.repeat(342) }
    await refused(act('take_right', community.resident, right), 'ballots.secret_unfit')
    await refused(act('urn_list', null, { id: plain.id }), 'platform.not_found')
  })

  it('never leaves a paper in a batch with few others', async () => {
    const { id } = await opened()
    await platform.look(community.communityId, async (tx) => {
      const ctx = { tx, communityId: community.communityId } as WriteContext
      for (let at = 0; at < 120; at += 1) {
        await addToUrn(ctx, id, { random: randomBytes(32), choices: ['o1'] }, Buffer.alloc(256))
        const batches = await tx
          .selectFrom('ballots.urn')
          .select((part) => part.fn.countAll<number>().as('count'))
          .where('ballot_id', '=', id)
          .groupBy('batch')
          .execute()
        const sizes = batches.map(({ count }) => Number(count))
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(at + 1)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.min(at + 1, 25))
        expect(Math.max(...sizes)).toBeLessThanOrEqual(50)
      }
    })
  })

  it('looks at no session and writes no line where a paper is put in', async () => {
    const { id } = await opened()
    const [asked, lines]: [string[], string[]] = [[], []]
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
    const http = await createHttp(
      { ...platform, services: { ...platform.services, log } },
      {
        authenticate: async ({ url }) => {
          asked.push(url)
          return null
        },
      },
    )
    const open = `/api/c/${community.communityId}/open/ballots/${id}`
    const body = { random: 'A'.repeat(43), choices: marks('o1'), signature: 'A'.repeat(342) }
    const put = await http.inject({
      method: 'POST',
      url: `${open}/urn`,
      headers: { cookie: 'linli.session_token=x' },
      payload: body,
    })
    expect([put.statusCode, put.json()]).toMatchObject([422, { code: 'ballots.signature_wrong' }])
    expect([asked, lines]).toEqual([[], []])
    expect((await http.inject({ method: 'GET', url: open })).statusCode).toBe(200)
    expect([asked.length, lines.length]).toEqual([1, 1])
    await http.close()
  })
})
