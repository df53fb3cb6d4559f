import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import { Icon } from './icon.tsx'
import { Link, useNavigation } from './navigation.tsx'
import styles from './page-frame.module.css'
import { PageTitle } from './page-title.tsx'

interface PageFrameProps {
  title: string
  /** A path of this face: shown above the title by the menu's name for it, else as 返回. Wizards use it for the step before. */
  back?: string
  backLabel?: string
  /** One sentence under the title. */
  intro?: ReactNode
  /** Buttons beside the title (workbench) or under it (phone). */
  actions?: ReactNode
  /** See PageTitle. */
  titlePrefix?: string
  children?: ReactNode
}

/** Every page: way back, title, acts, content. */
export function PageFrame({ title, back, backLabel, intro, actions, titlePrefix, children }: PageFrameProps) {
  const t = useKitWords()
  const { nameOf } = useNavigation()
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div className={styles.titles}>
          {back !== undefined && (
            <Link to={back} className={styles.back} data-back data-screen-only>
              <Icon of={IconChevronLeft} />
              <span>{backLabel ?? nameOf?.(back.split('?')[0] ?? '') ?? t('back')}</span>
            </Link>
          )}
          <PageTitle prefix={titlePrefix}>{title}</PageTitle>
          {intro && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions && (
          <div className={styles.actions} data-screen-only>
            {actions}
          </div>
        )}
      </div>
      {children}
    </div>
  )
}
