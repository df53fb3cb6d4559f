import { GateClosed } from './art/gate-closed.tsx'
import { ButtonLink } from './kit/button.tsx'
import { EmptyState } from './kit/empty-state.tsx'
import { PageFrame } from './kit/page-frame.tsx'
import { useKitWords } from './words.ts'

/** An address of this community that leads nowhere. */
export function NotFound() {
  const t = useKitWords()
  return (
    <PageFrame title={t('not_found.title')}>
      <EmptyState
        drawing={<GateClosed />}
        title={t('not_found.text')}
        action={<ButtonLink to="/">{t('not_found.home')}</ButtonLink>}
      >
        {t('not_found.help')}
      </EmptyState>
    </PageFrame>
  )
}
