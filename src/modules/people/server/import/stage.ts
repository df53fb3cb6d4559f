import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { personWords } from '../search-words.ts'
import { type CheckedRow, checkLines, type Decision } from './check.ts'
import type { Remark, RowProblem } from './problems.ts'
import type { Places } from './rows.ts'
import type { Line } from './sheet.ts'

/** What was said of a row. Sentences are made when it is shown, in the reader's language. */
export type Told = { row: number; name: string; problems: RowProblem[]; remarks: Remark[] }

/** A row of the sheet that is known already: of whom it speaks, and where. */
type Before = {
  row: number
  who: string
  person_id: string
  dwelling_id: string | null
  status: string
  residence: string | null
}

/**
 * Looks at some rows of one piece of a sheet and keeps what each would do, ready to be taken in: checked, sealed, hashed, put into
 * search words. Done anew it replaces what was kept of these rows, but for what somebody decided.
 */
export async function stageLines(
  ctx: WriteContext,
  importId: string,
  piece: number,
  places: Places,
  lines: readonly Line[],
): Promise<Told[]> {
  const numbers = lines.map((line) => line.row)
  const checked = await checkLines(ctx, places, lines, await decisions(ctx, importId, numbers))
  await sql`
    delete from people.import_rows where community_id = ${ctx.communityId} and import_id = ${importId}
      and row = any (${numbers}::int[])`.execute(ctx.tx)
  const whos = new Map(checked.map((row) => [row.row, whoOf(ctx, row)]))
  const people = [...new Set(checked.flatMap((row) => row.person?.id ?? []))]
  const sheet = new Sheet(await others(ctx, importId, [...whos.values()], people))
  const staged = checked.map((row) => {
    const who = whos.get(row.row) ?? Buffer.alloc(0)
    refuseTwin(row, who, sheet)
    return sheet.add(stagedRow(ctx, row, who, sheet), { importId, piece })
  })
  await sql`
    insert into people.import_rows
    select * from json_populate_recordset(null::people.import_rows, ${JSON.stringify(staged)}::json)`.execute(ctx.tx)
  await settleFirst(ctx, importId, sheet.shared())
  return checked.flatMap(({ row, name, refusedFor, remarks }) =>
    refusedFor.length + remarks.length > 0 ? [{ row, name, problems: refusedFor, remarks }] : [],
  )
}

async function decisions(ctx: WriteContext, importId: string, rows: readonly number[]): Promise<Map<number, Decision>> {
  const found = await sql<{ row: number; decision: Decision['decision']; decided_for: string | null }>`
    select row, decision, decided_for from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId} and row = any (${[...rows]}::int[])
      and decision is not null`.execute(ctx.tx)
  return new Map(found.rows.map((one) => [one.row, { decision: one.decision, personId: one.decided_for }]))
}

async function others(
  ctx: WriteContext,
  importId: string,
  whos: readonly Buffer[],
  people: readonly string[],
): Promise<Before[]> {
  const found = await sql<Before>`
    select row, encode(who, 'hex') as who, person_id, dwelling_id, status, residence from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId}
      and who = any (array(select decode(w, 'hex') from unnest(${whos.map((who) => who.toString('hex'))}::text[]) w))
    union
    select row, encode(who, 'hex') as who, person_id, dwelling_id, status, residence from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId} and person_id = any (${[...people]}::uuid[])
    order by row`.execute(ctx.tx)
  return found.rows
}

/** The rows of a sheet that speak of the same people. */
class Sheet {
  readonly #byWho = new Map<string, Before[]>()
  readonly #byPerson = new Map<string, Before[]>()
  constructor(before: readonly Before[]) {
    for (const one of before) this.#keep(one)
  }
  #keep(one: Before): void {
    this.#byWho.set(one.who, [...(this.#byWho.get(one.who) ?? []), one])
    this.#byPerson.set(one.person_id, [...(this.#byPerson.get(one.person_id) ?? []), one])
  }
  add(row: StagedRow, of: { importId: string; piece: number }) {
    this.#keep({ ...row, who: row.who.slice(2) })
    return { ...row, import_id: of.importId, piece: of.piece }
  }
  ofWho(who: Buffer): readonly Before[] {
    return this.#byWho.get(who.toString('hex')) ?? []
  }
  ofPerson(id: string): readonly Before[] {
    return this.#byPerson.get(id) ?? []
  }
  /** People several rows speak of. */
  shared(): string[] {
    return [...this.#byPerson].flatMap(([id, rows]) => (rows.length > 1 ? [id] : []))
  }
}

/** By number; else by name and telephone, or name and dwelling. */
function whoOf(ctx: WriteContext, row: CheckedRow): Buffer {
  return (
    row.identityHash ??
    ctx.services.vault.fingerprint('import_row', `${row.name} ${row.phone ?? `in ${row.dwelling?.id ?? ''}`}`)
  )
}

/** Of rows that say the same (one person in one dwelling) the first counts. */
function refuseTwin(row: CheckedRow, who: Buffer, sheet: Sheet): void {
  const dwelling = row.dwelling?.id ?? null
  const twin =
    sheet.ofWho(who).find((one) => one.row < row.row && one.dwelling_id === dwelling) ??
    (row.person && dwelling
      ? sheet.ofPerson(row.person.id).find((one) => one.residence !== null && one.dwelling_id === dwelling)
      : undefined)
  if (!twin || row.status === 'skipped') return
  row.refusedFor.push({ key: 'same_row', params: { row: twin.row } })
  row.status = 'refused'
}

type StagedRow = ReturnType<typeof stagedRow>

function stagedRow(ctx: WriteContext, row: CheckedRow, who: Buffer, sheet: Sheet) {
  const made = row.person
    ? undefined
    : sheet.ofWho(who).find(({ status }) => status === 'new' || status === 'undecided')
  const personId = row.person?.id ?? made?.person_id ?? ctx.newId()
  const acts = row.status === 'new' || row.status === 'changed' || row.status === 'undecided'
  const adds = acts && row.dwelling !== undefined && row.residence === undefined
  const changesRole = acts && row.residence !== undefined && row.role !== 'other' && row.role !== row.residence.role
  return {
    community_id: ctx.communityId,
    row: row.row,
    status: row.status,
    who: hex(who),
    person_id: personId,
    first: row.status === 'new' && made === undefined,
    ...(acts ? personOf(ctx, row) : { tags: [] }),
    dwelling_id: row.dwelling?.id ?? null,
    role: row.role,
    admin_path: row.dwelling?.admin_path ?? null,
    compound_path: row.dwelling?.compound_path ?? null,
    residence_id: adds ? ctx.newId() : (row.residence?.id ?? null),
    residence: adds ? 'add' : changesRole ? 'role' : null,
    custom: acts ? row.custom : {},
    proposal: row.proposals.length > 0 && row.status !== 'refused' ? row.proposals : null,
    decision: row.decided?.decision ?? null,
    decided_for: row.decided?.personId ?? null,
  }
}

/** What a new entry would hold, or what an entry learns: a known number is never replaced. */
function personOf(ctx: WriteContext, row: CheckedRow) {
  const learns = row.identity !== null && (row.person === undefined || row.person.identity_hash === null)
  const words = row.person ? [] : personWords(row, row.dwelling ? [row.dwelling.full_name] : [])
  return {
    name: row.name,
    name_pinyin: pinyinKey(row.name),
    phone: row.phone,
    sex: learns ? row.identity?.sex : null,
    birth_date: learns ? row.identity?.birthDate : null,
    identity_sealed: learns ? hex(ctx.services.vault.encrypt(row.identity?.number ?? '')) : null,
    identity_hash: learns && row.identityHash ? hex(row.identityHash) : null,
    tags: [...new Set(row.tags)].sort(),
    search_words: vectorText(words),
  }
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

/** The text of a `tsvector` of exactly these words. */
function vectorText(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
}

/** Of several rows for one new entry the first makes it. */
export async function settleFirst(ctx: WriteContext, importId: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    update people.import_rows r set first = is_first.yes
    from (
      select row, status = 'new' and row = min(row) filter (where status = 'new') over (partition by person_id) as yes
      from people.import_rows
      where community_id = ${ctx.communityId} and import_id = ${importId} and person_id = any (${[...people]}::uuid[])
    ) as is_first
    where r.community_id = ${ctx.communityId} and r.import_id = ${importId} and r.row = is_first.row and r.first <> is_first.yes`.execute(
    ctx.tx,
  )
}
