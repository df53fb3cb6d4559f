import { useEffect, useRef, useState } from 'react'
import { createApi } from '../../../../../../app/web/api.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../../desk/contract.ts'

const desk = createApi<typeof routes>()
/** Quiet after which what was typed is kept, in milliseconds. */
const pauseMs = 2_000

/**
 * A text that is kept while it is written and found again on another computer; the server drops it when it is sent. `note` says when it
 * was kept last.
 */
export function useDraft(thing: { kind: 'request' | 'question'; id: string }, field: string) {
  const t = useWords('requests')
  const dates = useDates()
  const of = { thing_kind: thing.kind, thing_id: thing.id } as const
  const kept = desk.useRead('GET /api/c/:community/desk/drafts', { query: of }, { staleTime: 0, gcTime: 0 })
  const found = kept.data?.items.find((draft) => draft.field === field)
  const [typed, setTyped] = useState<string>()
  const [savedAt, setSavedAt] = useState<string | null>()
  const unsaved = useRef<string | undefined>(undefined)
  const save = useRef<(text: string) => Promise<void>>(async () => undefined)
  save.current = async (text) => {
    unsaved.current = undefined
    const answer = await desk
      .call('PUT /api/c/:community/desk/drafts', { body: { ...of, field, text } })
      .catch(() => undefined)
    if (answer) setSavedAt(answer.saved_at)
  }
  useEffect(() => {
    if (typed === undefined) return
    unsaved.current = typed
    const timer = setTimeout(() => unsaved.current !== undefined && void save.current(unsaved.current), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(
    () => () => {
      if (unsaved.current !== undefined) void save.current(unsaved.current)
    },
    [],
  )
  const at = savedAt === undefined ? found?.saved_at : savedAt
  return {
    text: typed ?? found?.text ?? '',
    setText: setTyped,
    note: at ? t('workbench.team.draft_saved', { time: dates.time(at) }) : undefined,
    /** It has been sent: nothing is left to keep. */
    sent: () => {
      unsaved.current = undefined
    },
  }
}
