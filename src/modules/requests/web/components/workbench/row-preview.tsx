import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useShortcuts } from '../../../../../app/web/kit/shortcuts.tsx'
import { useKitWords, useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { Course } from './course.tsx'
import { deadlineOf } from './deadline.ts'
import styles from './request-detail.module.css'
import { RequestMarks, RequestState } from './state.tsx'

/** Steps shown: what happened last. */
const stepsMost = 3

/** Space on a row: what was said, where it stands and what happened last, without leaving the list. Space closes it again. */
export function RowPreview({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('requests')
  const kit = useKitWords()
  const dates = useDates()
  const request = useRead('GET /api/c/:community/requests/:id', { params: { id } })
  useShortcuts([{ id: 'list.preview', label: kit('close'), hidden: true, run: onClose }], { inDialog: true })
  return (
    <Dialog
      title={request.data?.title ?? t('workbench.request.title')}
      wide
      onClose={onClose}
      acts={
        <>
          <ButtonLink kind="main" narrow to={`/requests/${id}`}>
            {t('workbench.keys.open')}
          </ButtonLink>
          <Button onClick={onClose}>{kit('close')}</Button>
        </>
      }
    >
      <QueryView query={request} part>
        {(data) => {
          const deadline = deadlineOf(data, serverNow(), dates.plain)
          return (
            <Stack>
              <div className={layout.row}>
                <RequestState row={data} />
                <RequestMarks row={data} />
                {deadline && <DeadlineText deadline={deadline} />}
                <span className={styles.note}>
                  {data.number} · {data.place || t('workbench.no_place')}
                </span>
              </div>
              <p className={layout.text}>{data.description}</p>
              <Course steps={data.steps.slice(-stepsMost)} />
            </Stack>
          )
        }}
      </QueryView>
    </Dialog>
  )
}
