import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { call, useRead } from '../../queries.ts'
import type { Topic } from './views.ts'

/** Homes where nobody has an account: how many, in which buildings, and the list to walk with. */
export function ByHand({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const asks = topic.state === 'open' && topic.who !== 'members' && topic.can.includes('edit')
  const { data } = useRead('GET /api/c/:community/topics/:id/by-hand', { params: { id: topic.id } }, { enabled: asks })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  if (!asks || !data || data.left === 0) return null
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    const asked = call('POST /api/c/:community/topics/:id/by-hand/export', { params: { id: topic.id }, body: {} })
    await asked.then((file) => saveFile(file as Blob, `${topic.number}.xlsx`)).catch(setProblem)
    setBusy(false)
  }
  return (
    <Card title={t('workbench.by_hand.title')}>
      <Stack>
        <p>{t('workbench.by_hand.said', { left: data.left, homes: data.homes })}</p>
        <details>
          <summary>{t('workbench.by_hand.buildings')}</summary>
          <ul className="prose">
            {data.buildings.map((one) => (
              <li key={one.name}>{t('workbench.by_hand.line', { name: one.name, count: one.left })}</li>
            ))}
          </ul>
        </details>
        <div data-screen-only>
          <Button icon={IconDownload} busy={busy} onClick={() => void take()}>
            {t('workbench.by_hand.take')}
          </Button>
        </div>
        {problem !== undefined && <ErrorState problem={problem as never} part />}
      </Stack>
    </Card>
  )
}
