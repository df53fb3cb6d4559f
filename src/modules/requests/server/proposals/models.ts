import { sql } from 'kysely'
import { classifierOf, unpack } from '../../../../engines/classify/index.ts'
import { cut } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Services } from '../../../../platform/services.ts'
import type { Learned } from './propose.ts'

/** Figures of one version of what was learned. */
export type ModelFigures = {
  version: number
  learned_at: Date
  requests_count: number
  items_count: number
  apart_count: number
  first_right: number
  three_right: number
  words_right: number
}

/** Models in the memory of one process: some 2 MB each, those asked for last. */
const communitiesMost = 12
const loaded = new WeakMap<Services, Map<number, { version: number; learned: Learned }>>()

/** The figures of the version in use; undefined until there is one. */
export async function newestModel(ctx: ReadContext): Promise<ModelFigures | undefined> {
  const found = await sql<ModelFigures>`
    select version, learned_at, requests_count, items_count, apart_count, first_right, three_right, words_right
    from requests.item_models where community_id = ${ctx.communityId} order by version desc limit 1`.execute(ctx.tx)
  return found.rows[0]
}

/** What the community's closed requests taught, from memory while there is no newer version; null until there is one. */
export async function learnedOf(ctx: ReadContext): Promise<Learned | null> {
  const newest = await newestModel(ctx)
  if (!newest) return null
  const models = loaded.get(ctx.services) ?? new Map<number, { version: number; learned: Learned }>()
  loaded.set(ctx.services, models)
  const known = models.get(ctx.communityId)
  models.delete(ctx.communityId)
  const learned = known?.version === newest.version ? known.learned : await load(ctx, newest)
  const oldest = models.size < communitiesMost ? undefined : models.keys().next().value
  if (oldest !== undefined) models.delete(oldest)
  if (learned) models.set(ctx.communityId, { version: newest.version, learned })
  return learned
}

async function load(ctx: ReadContext, { version, requests_count }: ModelFigures): Promise<Learned | null> {
  const found = await sql<{ model: Uint8Array | null }>`
    select model from requests.item_models where community_id = ${ctx.communityId} and version = ${version}`.execute(
    ctx.tx,
  )
  const model = found.rows[0]?.model
  return model ? { classifier: classifierOf(unpack(model), cut), requestsCount: requests_count } : null
}
