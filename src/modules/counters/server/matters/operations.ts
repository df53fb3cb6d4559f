/** The catalogue of matters: read by everybody, kept by who leads the counters. */
import { command, type Operation, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { whichCertificate } from '../../../requests/api.ts'
import { templateMatters } from '../../catalogue/template.data.ts'
import { routes } from '../../contract.ts'
import {
  findMatter,
  lockMatter,
  type MatterRow,
  type MatterView,
  matterOf,
  mattersInForce,
  versionsOf,
  writeRevision,
} from './store.ts'

/** Whether all words stand somewhere in what is said of a matter. */
function says(row: MatterRow, q: string): boolean {
  const told = [row.name, row.summary, row.note, ...row.papers.map((one) => one.name)].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word))
}

export const guide = query(routes['GET /api/c/:community/guide'], async (ctx, { q, kind, retired }) => {
  const rows = await mattersInForce(ctx)
  const items = rows.filter(
    (row) => (retired === 'yes' || !row.retired) && (!kind || row.kind === kind) && (q === '' || says(row, q)),
  )
  return { q, kind: kind ?? null, items: items.map(matterOf) }
})

async function shown(ctx: ReadContext, code: string): Promise<MatterView> {
  return matterOf((await findMatter(ctx, code)) ?? refuse('platform.not_found'))
}

export const guideMatter = query(routes['GET /api/c/:community/guide/:code'], (ctx, { code }) => shown(ctx, code))

const oneMatter = query(routes['GET /api/c/:community/counter-matters/:code'], async (ctx, { code }) => {
  const matter = await shown(ctx, code)
  return { matter, versions: (await versionsOf(ctx, code)).map(matterOf) }
})

/** Adds a matter. Refusal: `counters.matter_there`. */
const addMatter = command(routes['POST /api/c/:community/counter-matters'], {
  async handle(ctx, { community: _, ...content }) {
    if (await findMatter(ctx, content.code)) refuse('counters.matter_there', {}, [{ path: 'code', code: 'invalid' }])
    await writeRevision(ctx, content, 1)
    return { code: content.code }
  },
  view: (ctx, { code }) => shown(ctx, code),
})

/** Takes the template in; what the community has already stays as it is. */
const installMatters = command(routes['POST /api/c/:community/counter-matters/install'], async (ctx) => {
  const there = new Set((await mattersInForce(ctx)).map((row) => row.code))
  const missing = templateMatters.filter((matter) => !there.has(matter.code))
  for (const matter of missing) {
    const choices = matter.kind === 'papers' ? whichCertificate.options : []
    await writeRevision(ctx, { ...matter, place: '', choices: choices.map((one) => ({ ...one })) }, 1)
  }
  if (missing.length === 0) ctx.audit('service_matter', 'template', { added: 0 })
  return { added: missing.length }
})

/** A new revision; cases in hand keep the one they were taken under. Refusals: see the route. */
const reviseMatter = command(routes['POST /api/c/:community/counter-matters/:code'], {
  async handle(ctx, { community: _, revision, ...content }) {
    const row = await lockMatter(ctx, content.code)
    if (row.revision !== revision) refuse('counters.matter_changed')
    await writeRevision(ctx, content, revision + 1, row.retired)
    return { code: content.code }
  },
  view: (ctx, { code }) => shown(ctx, code),
})

/** Not done here any more, or done again. */
const retireMatter = command(routes['POST /api/c/:community/counter-matters/:code/retire'], {
  async handle(ctx, { code, retired }) {
    const { since: _, retired: before, revision, ...content } = await lockMatter(ctx, code)
    if (before !== retired) await writeRevision(ctx, content, revision + 1, retired)
    else ctx.audit('service_matter', code, { retired })
    return { code }
  },
  view: (ctx, { code }) => shown(ctx, code),
})

export const matterOperations: readonly Operation[] = [
  guide,
  guideMatter,
  oneMatter,
  addMatter,
  installMatters,
  reviseMatter,
  retireMatter,
]
