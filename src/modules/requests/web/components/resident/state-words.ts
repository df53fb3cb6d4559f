import type { Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { OwnRequest } from './views.ts'

type Standing = Pick<OwnRequest, 'state' | 'outcome' | 'overdue'> & {
  paused: boolean
  /** The judgement is the reader's to give; who joined only looks on. */
  judging: boolean
  stops?: OwnRequest['stops']
  closed_by?: string | null
}

const endTones: Record<NonNullable<OwnRequest['outcome']>, Tone> = {
  solved: 'done',
  answered: 'info',
  withdrawn: 'rest',
  merged: 'rest',
}

/** Only the first contact is late; the day by which it is to be done is still ahead. */
function onlyContactLate(stops: OwnRequest['stops'] | undefined): boolean {
  return stops?.some(({ stop, state }) => stop === 'finished' && state !== 'late') ?? false
}

function keyOf({ state, outcome, overdue, paused, judging, stops, closed_by }: Standing): [key: string, tone: Tone] {
  if (state === 'finished') return judging ? [`finished_${outcome}`, 'need'] : [`waiting_${outcome}`, 'done']
  if (closed_by === 'unconfirmed') return ['unconfirmed', 'rest']
  if (state === 'closed') return [`closed_${outcome}`, outcome ? endTones[outcome] : 'rest']
  if (overdue) return [onlyContactLate(stops) ? 'late_contact' : 'late', 'late']
  if (paused) return ['paused', 'wait']
  return [state, state === 'to_dispatch' ? 'info' : 'work']
}

/** Where a request stands, for the one who asked: a short word, a sentence, and what it means for them. */
export function useStateWords(): (standing: Standing) => { word: string; sentence: string; tone: Tone } {
  const t = useWords('requests')
  return (standing) => {
    const [key, tone] = keyOf(standing)
    return { word: t(`resident.states.${key}.word`), sentence: t(`resident.states.${key}.sentence`), tone }
  }
}
