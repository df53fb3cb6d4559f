import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type BodyContact, BodyContactDialog } from '../../components/body-contact-dialog.tsx'
import { useRead } from '../../queries.ts'

/** Where organisations themselves are told, beside whoever holds a post of theirs. */
export default function BodyContacts() {
  const t = useWords('notifications')
  const may = useMay()
  const read = useRead('GET /api/c/:community/body-contacts')
  const [asked, setAsked] = useState<BodyContact | 'new' | null>(null)
  const add = (
    <Button kind="main" narrow onClick={() => setAsked('new')}>
      {t('workbench.body_contacts.add')}
    </Button>
  )
  const columns: Column<BodyContact>[] = [
    { key: 'body', head: t('workbench.body_contacts.body'), wide: true, cell: (row) => row.body.name },
    { key: 'mail', head: t('workbench.body_contacts.mail'), labelled: true, cell: (row) => row.mail ?? '' },
    { key: 'phone', head: t('workbench.body_contacts.phone'), labelled: true, cell: (row) => row.phone ?? '' },
    {
      key: 'change',
      head: t('workbench.body_contacts.acts'),
      phone: 'end',
      cell: (row) => (
        <Button narrow onClick={() => setAsked(row)}>
          {t('workbench.body_contacts.change')}
        </Button>
      ),
    },
  ]
  return (
    <PageFrame
      title={t('workbench.nav.body_contacts')}
      intro={t('workbench.body_contacts.intro')}
      actions={read.data && read.data.items.length > 0 ? add : undefined}
    >
      <Stack>
        <QueryView
          query={read}
          empty={(data) =>
            data.items.length === 0 ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.body_contacts.none')} action={add}>
                {t('workbench.body_contacts.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <RecordTable
                caption={t('workbench.nav.body_contacts')}
                columns={columns}
                rows={data.items}
                keyOf={(row) => row.body.id}
              />
            </Card>
          )}
        </QueryView>
        {may('channels.keep_groups') && (
          <RowLinks rows={[{ to: '/chat-groups', label: t('workbench.body_contacts.robots') }]} />
        )}
        {asked !== null && (
          <BodyContactDialog contact={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
        )}
      </Stack>
    </PageFrame>
  )
}
