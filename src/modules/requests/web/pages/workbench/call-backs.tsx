import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useShortcuts } from '../../../../../app/web/kit/shortcuts.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { wholeLine } from '../../../../../app/web/kit/whole-line.ts'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { CallCard } from '../../components/workbench/follow-up/call-card.tsx'
import styles from '../../components/workbench/follow-up/follow-up.module.css'
import { EditScripts } from '../../components/workbench/follow-up/scripts.tsx'
import { ShareOut } from '../../components/workbench/follow-up/share-out.tsx'
import type { FollowUp } from '../../components/workbench/follow-up/views.ts'
import { useRead, useReadPages } from '../../queries.ts'

const whoses = ['all', 'mine', 'nobody'] as const

/** Whose call back is due, one after the other: what to ask, and what was said. J and K go through them. */
export default function CallBacksPage() {
  const t = useWords('requests')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const [open, setOpen] = useState<'share' | 'scripts'>()
  const whose = whoses.find((one) => one === search['whose']) ?? 'all'
  const list = useReadPages('GET /api/c/:community/follow-ups', { query: { whose } })
  const scripts = useRead('GET /api/c/:community/follow-ups/scripts')
  return (
    <PageFrame
      title={t('workbench.call_backs.title')}
      intro={t('workbench.call_backs.intro')}
      actions={
        <>
          <Button narrow onClick={() => setOpen('share')}>
            {t('workbench.call_backs.share')}
          </Button>
          {may('requests.edit_catalogue') && scripts.data && (
            <Button narrow onClick={() => setOpen('scripts')}>
              {t('workbench.call_backs.script_edit')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <SelectField
          name="whose"
          label={t('workbench.call_backs.whose')}
          short
          value={whose}
          onChange={(value) => setSearch({ whose: value === 'all' ? undefined : value })}
          options={whoses.map((value) => ({ value, label: t(`workbench.call_backs.whoses.${value}`) }))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.call_backs.empty')}>
                {t('workbench.call_backs.empty_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Calls
              calls={data.items}
              scriptOf={(call) => scripts.data?.items.find((one) => one.class === call.class)?.text ?? ''}
            />
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
      {open === 'share' && <ShareOut onClose={() => setOpen(undefined)} />}
      {open === 'scripts' && scripts.data && (
        <EditScripts scripts={scripts.data.items} onClose={() => setOpen(undefined)} />
      )}
    </PageFrame>
  )
}

function Calls({ calls, scriptOf }: { calls: FollowUp[]; scriptOf: (call: FollowUp) => string }) {
  const t = useWords('requests')
  const dates = useDates()
  const [chosen, setChosen] = useState<string>()
  const at = Math.max(
    0,
    calls.findIndex((call) => call.id === chosen),
  )
  const call = calls[at]
  const step = (by: number) => setChosen(calls[Math.min(calls.length - 1, Math.max(0, at + by))]?.id)
  useShortcuts([
    { id: 'list.next', label: t('workbench.call_backs.next'), run: () => step(1) },
    { id: 'list.former', label: t('workbench.call_backs.former'), run: () => step(-1) },
  ])
  if (!call) return null
  return (
    <div className={styles['columns']}>
      <Card flush>
        <ol className={styles['list']}>
          {calls.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles['row']}
                aria-current={one.id === call.id}
                onClick={() => setChosen(one.id)}
              >
                <strong>{one.title}</strong>
                <span className={styles['under']}>
                  {wholeLine(
                    [
                      one.number,
                      one.caller?.name ?? t('workbench.call_backs.nobody'),
                      one.attempts > 0 && t('workbench.call_backs.tried', { count: one.attempts }),
                      one.confirm_until && dates.short(one.confirm_until),
                    ]
                      .filter(Boolean)
                      .join(' · '),
                  )}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </Card>
      <CallCard key={call.id} call={call} script={scriptOf(call)} onDone={() => step(1)} />
    </div>
  )
}
