import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './pager.module.css'

interface PagerProps {
  /** What `useReadPages` returns. */
  pages: { page: number; hasPrevious: boolean; hasNext: boolean; previous: () => void; next: () => void }
}

/** 上一页 / 下一页 of a keyset list; nothing when all of it is on one page. */
export function Pager({ pages }: PagerProps) {
  const t = useKitWords()
  if (!pages.hasPrevious && !pages.hasNext) return null
  return (
    <nav className={styles.pager} aria-label={t('pager.label')}>
      {pages.hasPrevious && (
        <Button icon={IconChevronLeft} onClick={pages.previous}>
          {t('pager.previous')}
        </Button>
      )}
      <span className={styles.page} aria-live="polite">
        {t('pager.page', { page: pages.page })}
      </span>
      {pages.hasNext && (
        <Button onClick={pages.next}>
          {t('pager.next')}
          <Icon of={IconChevronRight} />
        </Button>
      )}
    </nav>
  )
}
