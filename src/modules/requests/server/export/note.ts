import { sheetNote } from '../../../../engines/exports/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { ListFilter } from '../queries/list-conditions.ts'
import { tagNames } from '../rules/tags.ts'

type Facts = { filter: ListFilter; rows: number; cut: boolean; zone: string }

/** What stands above the sheet: which requests these are, how many, taken out by whom and when. */
export async function noteOf(ctx: ReadContext, { filter, ...facts }: Facts): Promise<string> {
  const by = ctx.actor.personId
    ? (await personNames(ctx.tx, ctx.communityId, [ctx.actor.personId])).get(ctx.actor.personId)?.name
    : undefined
  const nobody = ctx.services.texts.message(ctx.language, 'requests', 'view_staff')
  return sheetNote(ctx, { ...facts, list: 'requests', by: by ?? nobody, limits: await filterWords(ctx, filter) })
}

async function filterWords(ctx: ReadContext, filter: ListFilter): Promise<string[]> {
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'requests', `export_${key}`)
  const parts: string[] = []
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === '') continue
    parts.push(`${say(`filter_${name}`)} ${await valueWords(ctx, name, value, say)}`)
  }
  return parts
}

async function valueWords(
  ctx: ReadContext,
  name: string,
  value: string,
  say: (key: string) => string,
): Promise<string> {
  const { tx, communityId } = ctx
  switch (name) {
    case 'area':
      return (await areasByIds(tx, communityId, [value])).get(value)?.full_name ?? value
    case 'body':
      if (value === 'mine') return say('body_mine')
      return (await bodiesByIds(tx, communityId, [value])).get(value)?.name ?? value
    case 'tag':
      return (await tagNames(ctx, [value]))[0]?.name ?? value
    case 'person':
      return (await personNames(tx, communityId, [value])).get(value)?.name ?? value
    case 'assignee':
      if (value === 'me' || value === 'nobody') return say(`assignee_${value}`)
      return (await personNames(tx, communityId, [value])).get(value)?.name ?? value
    case 'state':
      return value
        .split(',')
        .map((state) => say(`state_${state}`))
        .join(say('or'))
    case 'class':
    case 'tier':
    case 'channel':
    case 'lead':
    case 'priority':
      return say(`${name}_${value}`)
    case 'overdue':
    case 'reopened':
      return say('yes')
    default:
      return value
  }
}
