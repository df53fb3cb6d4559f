import { Stack } from '../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Backup } from '../components/backup.tsx'
import { Counts } from '../components/counts.tsx'
import { Keys } from '../components/keys.tsx'
import { Work } from '../components/work.tsx'
import { useRead } from '../queries.ts'

/** 系统运行: for whoever runs the installation. */
export default function UpkeepPage() {
  const t = useWords('upkeep')
  const state = useRead('GET /api/c/:community/upkeep')
  return (
    <PageFrame title={t('workbench.title')} intro={state.data && t('workbench.intro', { release: state.data.release })}>
      <QueryView query={state}>
        {(data) => (
          <Stack>
            <Backup backup={data.backup} />
            <Keys keys={data.keys} />
            <Counts counts={data.counts} />
            <Work reactions={data.reactions} failing_jobs={data.failing_jobs} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
