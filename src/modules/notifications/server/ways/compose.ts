import type { Services } from '../../../../platform/services.ts'
import { sentenceOf } from '../sentences.ts'
import type { Params } from '../told.ts'

export type Line = { kind: string; params: Params }
type Letter = {
  lines: readonly Line[]
  count: number
  language: string
  community: { id: number; name: string; zone: string }
  /** to nobody of the register: a guest or an organisation, who have no inbox */
  outside?: boolean
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

/** To whoever wrote without an account: what became of the letter, and where its number and code are asked for. */
function letterOf({ texts, config }: Services, { lines, language, community }: Letter) {
  const say = (key: string, params = {}) => texts.message(language, 'notifications', key, params)
  const told = lines.map((line) => sentenceOf(texts, line, { language, zone: community.zone }))
  const follow = lines.some((line) => line.kind === 'letter_filed') && config.publicUrl
  const link = follow ? [say('letter_follow', { link: `${config.publicUrl}/c/${community.id}/follow` })] : []
  const subject = say('letter_subject', { community: community.name })
  return { subject, text: [...told, ...link, '', say('letter_automatic')].join('\n') }
}

/** Subject and text of an e-mail: every line, where to look, and how to be told otherwise. */
export function mailOf(services: Services, letter: Letter): { subject: string; text: string } {
  const { texts, config } = services
  const { lines, count, language, community } = letter
  if (lines.every((line) => line.kind.startsWith('letter_'))) return letterOf(services, letter)
  const say = (key: string, params = {}) => texts.message(language, 'notifications', key, params)
  const told = lines.map((line) => `· ${sentenceOf(texts, line, { language, zone: community.zone })}`)
  const more = count > lines.length ? [say('mail_more', { count: count - lines.length })] : []
  const links =
    config.publicUrl && letter.outside
      ? [say('mail_work', { link: `${config.publicUrl}/w/${community.id}/` })]
      : config.publicUrl
        ? [
            say('mail_look', { link: `${config.publicUrl}/c/${community.id}/inbox` }),
            say('mail_change', { link: `${config.publicUrl}/c/${community.id}/inbox/ways` }),
          ]
        : []
  const subject = say('mail_subject', { community: community.name, count })
  return { subject, text: [...told, ...more, '', ...links].join('\n') }
}
