import type { Services } from '../../../../platform/services.ts'
import { sentenceOf } from '../sentences.ts'
import type { Params } from '../told.ts'

export type Line = { kind: string; params: Params }
type Letter = {
  lines: readonly Line[]
  count: number
  language: string
  community: { id: number; name: string; zone: string }
}

/** A short message of more is counted, and paid, as two (70 with its sign). */
export const shortMost = 67

/** A short message: the step and date of one matter or how many there are, then where to look, as far as there is room. */
export function shortMessage({ texts, config }: Services, letter: Letter): string {
  const { lines, count, language, community } = letter
  const say = (key: string, params = {}) => texts.message(language, 'notifications', key, params)
  const [first] = lines
  const told =
    count === 1 && first
      ? sentenceOf(texts, first, { language, zone: community.zone, brief: true })
      : say('short_several', { count })
  const plain = say('short_sign', { text: told })
  const whole = config.publicUrl ? `${plain} ${config.publicUrl}/c/${community.id}` : plain
  return [...whole].length <= shortMost ? whole : plain
}

/** Subject and text of an e-mail: every line, where to look, and how to be told otherwise. */
export function mailOf({ texts, config }: Services, letter: Letter): { subject: string; text: string } {
  const { lines, count, language, community } = letter
  const say = (key: string, params = {}) => texts.message(language, 'notifications', key, params)
  const told = lines.map((line) => `· ${sentenceOf(texts, line, { language, zone: community.zone })}`)
  const more = count > lines.length ? [say('mail_more', { count: count - lines.length })] : []
  const links = config.publicUrl
    ? [
        say('mail_look', { link: `${config.publicUrl}/c/${community.id}/inbox` }),
        say('mail_change', { link: `${config.publicUrl}/c/${community.id}/inbox/ways` }),
      ]
    : []
  const subject = say('mail_subject', { community: community.name, count })
  return { subject, text: [...told, ...more, '', ...links].join('\n') }
}
