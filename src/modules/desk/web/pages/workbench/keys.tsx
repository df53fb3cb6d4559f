import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { keyOf, keyTable } from '../../../../../app/web/kit/key-table.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useKeys, useShownKeys } from '../../../../../app/web/kit/shortcuts.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Chosen, KeyRow } from '../../components/workbench/key-row.tsx'
import { useRead, useWrite } from '../../queries.ts'

/** Acts of the table by words of this page, and the menu's by what it calls them. */
function useActs(): Act[] {
  const t = useWords('desk')
  const { all } = useKeys()
  const [menu] = useState(() => all().filter(({ id }) => /^(go|new):/.test(id)))
  const table = Object.keys(keyTable).map((id) => ({ id, label: t(`workbench.keys.acts.${id.replace('.', '_')}`) }))
  return [...table, ...menu.map(({ id, label, own = '' }) => ({ id, label, own }))]
}

type Act = { id: string; label: string; own?: string }

/** The act that has this key already; undefined: it is free. */
function takenBy(acts: Act[], chosen: Chosen, id: string, keys: string): Act | undefined {
  if (keys === '') return undefined
  return acts.find((act) => act.id !== id && keyOf(act.id, chosen, act.own) === keys)
}

function Keys({ chosen }: { chosen: Chosen }) {
  const t = useWords('desk')
  const shown = useShownKeys()
  const acts = useActs()
  const [conflict, setConflict] = useState<{ id: string; text: string } | null>(null)
  const write = useWrite('PUT /api/c/:community/my/keys', { refresh: ['GET /api/c/:community/my/keys'] })
  const save = (next: Chosen) => write.mutate({ body: { off: next.off, keys: { ...next.keys } } })
  const choose = (act: Act, keys: string | null) => {
    const other = keys === null ? undefined : takenBy(acts, chosen, act.id, keys)
    if (other) {
      const text = t('workbench.keys.conflict', { keys: shown(keys ?? ''), act: other.label })
      return setConflict({ id: act.id, text })
    }
    setConflict(null)
    const { [act.id]: _, ...rest } = chosen.keys
    return save({ ...chosen, keys: keys === null ? rest : { ...rest, [act.id]: keys } })
  }
  return (
    <Stack>
      {write.error && <ErrorState problem={write.error} />}
      <Card title={t('workbench.keys.single')}>
        <p>{t(chosen.off ? 'workbench.keys.off_now' : 'workbench.keys.on_now')}</p>
        <div>
          <Button busy={write.isPending} onClick={() => save({ ...chosen, off: !chosen.off })}>
            {t(chosen.off ? 'workbench.keys.switch_on' : 'workbench.keys.switch_off')}
          </Button>
        </div>
      </Card>
      <Card title={t('workbench.keys.each')} flush>
        {acts.map((act) => (
          <KeyRow
            key={act.id}
            label={act.label}
            keys={keyOf(act.id, chosen, act.own)}
            changed={act.id in chosen.keys}
            conflict={conflict?.id === act.id ? conflict.text : undefined}
            onChoose={(keys) => choose(act, keys)}
          />
        ))}
      </Card>
      <div>
        <Button busy={write.isPending} onClick={() => save({ off: false, keys: {} })}>
          {t('workbench.keys.reset_all')}
        </Button>
      </div>
    </Stack>
  )
}

/** 我的设置 → 快捷键: which key does what; switched off or changed, kept with the person. */
export default function KeysPage() {
  const t = useWords('desk')
  const keys = useRead('GET /api/c/:community/my/keys')
  return (
    <PageFrame title={t('workbench.keys.title')} intro={t('workbench.keys.intro')}>
      <QueryView query={keys}>{(chosen) => <Keys chosen={chosen} />}</QueryView>
    </PageFrame>
  )
}
