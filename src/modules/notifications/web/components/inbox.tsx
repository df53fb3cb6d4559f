import { IconChecks } from '@tabler/icons-react'
import { MagpieOnLine } from '../../../../app/web/art/magpie-on-line.tsx'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useReadPages, useWrite } from '../queries.ts'
import styles from './inbox.module.css'
import { MessageRow } from './message-row.tsx'
import type { Face } from './views.ts'

const perPage = 20
const refresh = ['GET /api/c/:community/my/inbox', 'GET /api/c/:community/my/inbox/unread']

function ReadAll({ face, upTo }: { face: Face; upTo: string }) {
  const t = useWords('notifications')
  const read = useWrite('POST /api/c/:community/my/inbox/read-all', { refresh })
  return (
    <>
      {read.error && <ErrorState problem={read.error} part />}
      <Button icon={IconChecks} busy={read.isPending} onClick={() => read.mutate({ body: { face, up_to: upTo } })}>
        {t('words.read_all')}
      </Button>
    </>
  )
}

/** What somebody was told on one face: all of it or the unread, page after page. */
export function Inbox({ face, help }: { face: Face; help: { none: string; read: string } }) {
  const t = useWords('notifications')
  const [search, setSearch] = useSearch()
  const unread = search['show'] === 'unread'
  const query = { face, limit: perPage, ...(unread ? { unread: 'yes' as const } : {}) }
  const list = useReadPages('GET /api/c/:community/my/inbox', { query })
  const items = list.data?.items ?? []
  const newest = items.find((item) => item.read_at === null)
  return (
    <div className={styles.inbox}>
      <div className={styles.head}>
        <RadioCards
          name="show"
          label={t('words.show')}
          value={unread ? 'unread' : 'all'}
          onChange={(value) => setSearch({ show: value === 'unread' ? 'unread' : undefined })}
          options={[
            { value: 'all', label: t('words.all') },
            { value: 'unread', label: t('words.unread') },
          ]}
          pairs
        />
        {newest && list.page === 1 && <ReadAll face={face} upTo={newest.id} />}
      </div>
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState drawing={<MagpieOnLine />} title={t(unread ? 'words.none_unread' : 'words.none')}>
              {unread ? help.read : help.none}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <Card flush>
            <ul className={styles.list}>
              {page.items.map((item) => (
                <MessageRow key={item.id} message={item} refresh={refresh} />
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
      <Pager pages={list} />
    </div>
  )
}
