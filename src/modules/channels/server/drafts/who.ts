import type { ReadContext } from '../../../../platform/command/types.ts'
import { callersByIds, findPeopleByName } from '../../../people/api.ts'
import type { DraftView } from './drafts.ts'
import type { PlaceGuess } from './known-places.ts'
import type { Said } from './said.ts'

type Guess = DraftView['proposals']['who'][number]
type Why = Guess['why'][number]

const guessesMost = 5
const candidatesMost = 12
/** 王阿姨, 301李姐, 老张: a surname and how one is called. */
const called =
  /([\u4e00-\u9fa5])(?:阿姨|大妈|大爷|大伯|叔叔?|伯伯|奶奶|爷爷|姐|哥|妈妈|爸爸|先生|女士|老师|师傅)|[老小]([\u4e00-\u9fa5])/
const wholeName = /[\u4e00-\u9fa5]{2,4}/g

/**
 * Who of the register it may come from: by the name the chat shows, the dwelling it says, and the surname within that dwelling. Only
 * whom the reader may see anyhow; numbers are looked up by an act of its own.
 */
export async function guessWho(
  ctx: ReadContext,
  { speaker, senderId }: Said,
  home: PlaceGuess | null,
): Promise<Guess[]> {
  const found = new Map<string, Guess>()
  const add: Add = (one, why) => {
    const known = found.get(one.id) ?? { person_id: one.id, name: one.name, home: one.home?.name ?? '', why: [] }
    if (!known.why.includes(why)) found.set(one.id, { ...known, why: [...known.why, why] })
  }
  for (const one of senderId ? await callersByIds(ctx, [senderId]) : [])
    add({ ...one, home: one.homes[0] ?? null }, 'mail')
  for (const name of new Set(speaker.match(wholeName) ?? [])) {
    const people = await findPeopleByName(ctx, name, candidatesMost)
    for (const one of people) if (one.name === name) add(one, 'name')
  }
  if (home) await addHousehold(ctx, speaker, home, add)
  return [...found.values()].toSorted((a, b) => b.why.length - a.why.length).slice(0, guessesMost)
}

type Add = (one: { id: string; name: string; home: { name: string } | null }, why: Why) => void

/** Who lives in the dwelling that was said; who of them is called so. */
async function addHousehold(ctx: ReadContext, speaker: string, home: PlaceGuess, add: Add): Promise<void> {
  const [, before, after] = called.exec(speaker) ?? []
  const surname = before ?? after
  for (const one of await findPeopleByName(ctx, home.name, candidatesMost)) {
    if (one.home?.name !== home.name) continue
    add(one, 'dwelling')
    if (surname !== undefined && one.name.startsWith(surname)) add(one, 'surname')
  }
}
