import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import { GroupDialog } from '../components/group-dialog.tsx'
import { RetireDialog, RobotDialog, useSmallActs } from '../components/group-dialogs.tsx'
import type { Group } from '../components/views.ts'
import { useRead } from '../queries.ts'

type Open = { what: 'edit' | 'robot' | 'retire'; group: Group } | { what: 'add' }

/** The community's groups on three levels, grid by grid; robots where it has some. */
export default function Groups() {
  const t = useWords('channels')
  const may = useMay()
  const keeps = may('channels.keep_groups')
  const list = useRead('GET /api/c/:community/chat-groups', { query: { retired: keeps ? 'yes' : 'no' } })
  const [open, setOpen] = useState<Open | null>(null)
  const columns = useColumns(setOpen)
  const close = () => setOpen(null)
  return (
    <PageFrame
      title={t('workbench.groups.title')}
      intro={t('workbench.groups.intro')}
      actions={
        keeps && (
          <Button kind="main" icon={IconPlus} narrow onClick={() => setOpen({ what: 'add' })}>
            {t('workbench.groups.add')}
          </Button>
        )
      }
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.groups.none')}>
              {t('workbench.groups.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Card flush>
            <RecordTable
              caption={t('workbench.groups.title')}
              columns={columns}
              rows={data.items}
              keyOf={(group) => group.id}
            />
          </Card>
        )}
      </QueryView>
      {open?.what === 'add' && <GroupDialog onClose={close} />}
      {open?.what === 'edit' && <GroupDialog group={open.group} onClose={close} />}
      {open?.what === 'robot' && <RobotDialog group={open.group} onClose={close} />}
      {open?.what === 'retire' && <RetireDialog group={open.group} onClose={close} />}
    </PageFrame>
  )
}

function useColumns(setOpen: (open: Open) => void): Column<Group>[] {
  const t = useWords('channels')
  return [
    {
      key: 'name',
      head: t('words.group'),
      wide: true,
      cell: (group) => (
        <>
          {group.name}
          <Under>{[t(`words.level.${group.level}`), group.area.name].join(' · ')}</Under>
        </>
      ),
    },
    {
      key: 'kind',
      head: t('words.kind_label'),
      cell: (group) => (
        <>
          {t(`words.kind.${group.kind}`)}
          <RobotLine group={group} />
        </>
      ),
    },
    {
      key: 'keeper',
      head: t('words.keeper'),
      labelled: true,
      cell: (group) => group.keeper?.name ?? t('words.nobody'),
    },
    { key: 'acts', head: t('words.acts'), cell: (group) => <Acts group={group} setOpen={setOpen} /> },
  ]
}

/** What its robot can do, when it last did, and what went wrong. */
function RobotLine({ group: { robot, retired_at } }: { group: Group }) {
  const t = useWords('channels')
  const dates = useDates()
  if (retired_at) return <Under>{t('words.retired')}</Under>
  if (!robot) return null
  const facts = [
    t(robot.sends ? 'words.sends' : 'words.sends_not'),
    robot.hears ? t('words.hears') : '',
    robot.last_sent_at ? t('words.last_sent', { at: dates.full(robot.last_sent_at) }) : '',
    robot.failed > 0 ? t('words.fault', { fault: robot.fault }) : '',
  ]
  return <Under>{facts.filter(Boolean).join(' · ')}</Under>
}

function Acts({ group, setOpen }: { group: Group; setOpen: (open: Open) => void }) {
  const t = useWords('channels')
  const { tryOut, restore, busy } = useSmallActs(group)
  const named = (key: string) => t(`workbench.groups.${key}_named`, { name: group.name })
  if (group.can.length === 0) return null
  return (
    <div className={layout['acts']}>
      {group.can.includes('edit') && (
        <Button aria-label={named('edit')} onClick={() => setOpen({ what: 'edit', group })}>
          {t('workbench.groups.edit')}
        </Button>
      )}
      {group.can.includes('set_robot') && (
        <Button aria-label={named('robot')} onClick={() => setOpen({ what: 'robot', group })}>
          {t('workbench.groups.robot')}
        </Button>
      )}
      {group.can.includes('try') && (
        <Button aria-label={named('try')} busy={busy} onClick={tryOut}>
          {t('workbench.groups.try')}
        </Button>
      )}
      {group.can.includes('retire') && (
        <Button aria-label={named('retire')} onClick={() => setOpen({ what: 'retire', group })}>
          {t('workbench.groups.retire')}
        </Button>
      )}
      {group.can.includes('restore') && (
        <Button aria-label={named('restore')} busy={busy} onClick={restore}>
          {t('workbench.groups.restore')}
        </Button>
      )}
    </div>
  )
}
