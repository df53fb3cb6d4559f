import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ProjectLines } from '../components/project-lines.tsx'
import type { OpenBrief } from '../components/views.ts'

/** What is carried out here, the newest first. */
export function OpenProjects({ items, next }: { items: OpenBrief[]; next: string | null }) {
  const t = useWords('projects')
  return (
    <PageFrame title={t('words.title')} intro={t('words.intro')}>
      <Stack>
        {items.length === 0 ? (
          <p>{t('words.none')}</p>
        ) : (
          <Card>
            <ProjectLines items={items} />
          </Card>
        )}
        {next && <Link to={`/projects?after=${encodeURIComponent(next)}`}>{t('public.older')}</Link>}
      </Stack>
    </PageFrame>
  )
}
