import type { z } from 'zod'
import { atClock, type Rows, writeSheet } from '../../../../engines/exports/index.ts'
import type { Download, ReadContext } from '../../../../platform/command/types.ts'
import { communityOf } from '../../../territory/api.ts'
import type { heldView } from '../../contract.ts'
import { everythingOn } from './sections.ts'

export type Form = 'json' | 'xlsx'
type Held = z.output<typeof heldView>

/** Everything held on a person as a file: for programs (个人信息保护法 45: to hand on), or as a sheet to be read. */
export async function fileOf(ctx: ReadContext, personId: string, form: Form): Promise<Download> {
  const held = await everythingOn(ctx, personId)
  const name = ctx.services.texts.message(ctx.language, 'privacy', 'file_name', { name: held.name })
  if (form === 'json') {
    const bytes = Buffer.from(`${JSON.stringify(forPrograms(held), null, 2)}\n`)
    return { name: `${name}.json`, mediaType: 'application/json', bytes }
  }
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return sheetOf(ctx, held, { name: `${name}.xlsx`, zone })
}

/** Keys beside words, so that a program reads it in any language. */
function forPrograms({ name, at, sections }: Held): object {
  return {
    format: 'linli-personal-data/1',
    name,
    at,
    sections: sections.map(({ key, title, purpose, basis, kept, more, rows }) => ({
      key,
      title,
      purpose,
      basis,
      kept,
      complete: !more,
      records: rows.map((row) => Object.fromEntries(row.map((field) => [field.key, field.value]))),
      labels: Object.fromEntries(rows.flat().map((field) => [field.key, field.label])),
    })),
  }
}

async function sheetOf(ctx: ReadContext, held: Held, file: { name: string; zone: string }): Promise<Download> {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'privacy', key, params)
  const written = (kind: string, value: string) => {
    if (kind === 'instant') return atClock(value, file.zone)
    return kind === 'yes_no' ? say(value) : value
  }
  async function* pieces(): AsyncGenerator<Rows> {
    for (const { title, purpose, basis, kept, rows } of held.sections) {
      const about = [purpose, basis, kept].join(' ')
      if (rows.length === 0) yield [[title, '', say('nothing'), about]]
      else
        yield rows.flatMap((row, index) =>
          row.map((field) => [title, `${index + 1} ${field.label}`, written(field.kind, field.value), about]),
        )
    }
  }
  const frame = {
    name: file.name,
    title: say('sheet_title'),
    note: say('sheet_note', { name: held.name, time: atClock(held.at, file.zone) }),
    columns: [
      { head: say('sheet_section'), width: 18 },
      { head: say('sheet_field'), width: 22 },
      { head: say('sheet_value'), width: 50 },
      { head: say('sheet_about'), width: 60 },
    ],
  }
  return writeSheet(frame, pieces(), ctx.now)
}
