import { IconBookmark, IconBookmarkPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useKitWords } from '../../words.ts'
import { Button } from '../button.tsx'
import styles from './saved-views.module.css'
import { type ListName, type SavedView, useSavedViews } from './use-saved-views.ts'
import { ViewForm } from './view-form.tsx'
import { ViewMenu } from './view-menu.tsx'

interface SavedViewsProps {
  list: ListName
  /** The list as it stands: filters, columns, order, as the search part of its address in a settled order. */
  current: string
  onOpen: (search: string) => void
  /** How much each view holds ("12", "99+"), by its search. */
  badges?: ReadonlyMap<string, string>
}

/** Views at hand as a row of buttons, all of them behind one more, and a way to keep the list as it stands. */
export function SavedViews({ list, current, onOpen, badges }: SavedViewsProps) {
  const t = useKitWords()
  const { all, pinned, ready } = useSavedViews(list)
  const [open, setOpen] = useState<'menu' | 'save' | null>(null)
  if (!ready) return null
  const known = all.some((view) => view.search === current)
  const button = (view: SavedView) => (
    <button
      key={view.id}
      type="button"
      className={styles.view}
      aria-pressed={view.search === current}
      onClick={() => onOpen(view.search)}
    >
      {view.name}
      {badges?.get(view.search) !== undefined && <span className={styles.badge}>{badges.get(view.search)}</span>}
    </button>
  )
  return (
    <nav className={styles.bar} aria-label={t('views.label')} data-screen-only>
      <button type="button" className={styles.view} aria-pressed={current === ''} onClick={() => onOpen('')}>
        {t('views.everything')}
      </button>
      {pinned.map(button)}
      {all.length > 0 && (
        <Button kind="plain" icon={IconBookmark} onClick={() => setOpen('menu')}>
          {t('views.all')}
        </Button>
      )}
      {!known && current !== '' && (
        <Button kind="plain" icon={IconBookmarkPlus} onClick={() => setOpen('save')}>
          {t('views.save')}
        </Button>
      )}
      {open === 'save' && <ViewForm list={list} current={current} onClose={() => setOpen(null)} />}
      {open === 'menu' && (
        <ViewMenu list={list} views={all} current={current} onOpen={onOpen} onClose={() => setOpen(null)} />
      )}
    </nav>
  )
}
