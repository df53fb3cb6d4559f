import { useState } from 'react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DeleteMacro, EditMacro } from '../../components/workbench/bulk/edit-macro.tsx'
import { MacroRow } from '../../components/workbench/bulk/macro-row.tsx'
import type { Macro } from '../../components/workbench/bulk/types.ts'
import { useRead } from '../../queries.ts'

/** Sequences of acts under a name, one's own and shared ones: renamed, changed, deleted. */
export default function MacrosPage() {
  const t = useWords('requests')
  const macros = useRead('GET /api/c/:community/macros')
  const [open, setOpen] = useState<{ act: 'edit' | 'delete'; macro: Macro } | null>(null)
  const close = () => setOpen(null)
  return (
    <PageFrame title={t('workbench.macro.title')} intro={t('workbench.macro.intro')}>
      <QueryView
        query={macros}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState
              title={t('workbench.macro.none')}
              action={<ButtonLink to="/requests">{t('workbench.today.see_all')}</ButtonLink>}
            >
              {t('workbench.macro.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            {data.items.map((macro) => (
              <Card key={macro.id} title={macro.name}>
                <MacroRow macro={macro} onAct={(act) => setOpen({ act, macro })} />
              </Card>
            ))}
          </Stack>
        )}
      </QueryView>
      {open?.act === 'edit' && <EditMacro macro={open.macro} onClose={close} />}
      {open?.act === 'delete' && <DeleteMacro macro={open.macro} onClose={close} />}
    </PageFrame>
  )
}
