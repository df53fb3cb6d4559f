import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { useProblemWords } from '../../../../../../app/web/kit/problem-words.ts'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../acts/act.ts'
import styles from './team.module.css'
import type { Team } from './views.ts'

/** The last move, while it can be taken back: a button, and Ctrl+Z. */
export function UndoBar({ id, undo }: { id: string; undo: NonNullable<Team['undo']> }) {
  const t = useWords('requests')
  const toast = useToast()
  const client = useQueryClient()
  const hint = useKeyHint('undo.last')
  const words = useProblemWords()
  const [over, setOver] = useState(false)
  const write = useWrite('POST /api/c/:community/requests/:id/undo', {
    refresh,
    onSuccess: () => toast(t('workbench.team.undone')),
  })
  useEffect(() => {
    setOver(false)
    const left = Math.max(0, Date.parse(undo.until) - serverNow())
    const timer = setTimeout(() => {
      setOver(true)
      void client.invalidateQueries({ queryKey: ['GET /api/c/:community/requests/:id/team'] })
    }, left)
    return () => clearTimeout(timer)
  }, [client, undo.until])
  const go = () => write.mutate({ params: { id }, body: { version: undo.version } })
  useShortcuts(over ? [] : [{ id: 'undo.last', label: t('workbench.team.undo'), run: go }])
  if (over) return null
  return (
    <div className={styles.undo} role="status" data-screen-only>
      <span>{write.error ? words(write.error).title : t(`workbench.team.did.${undo.kind}`)}</span>
      <Button icon={IconArrowBackUp} narrow busy={write.isPending} onClick={go} {...hint}>
        {t('workbench.team.undo')}
      </Button>
    </div>
  )
}
