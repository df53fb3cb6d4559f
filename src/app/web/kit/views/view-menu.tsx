import { IconArrowDown, IconArrowUp, IconPin, IconPinnedOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useKitWords } from '../../words.ts'
import { Button } from '../button.tsx'
import { ConfirmDialog, Dialog } from '../dialog.tsx'
import { ErrorState } from '../error-state.tsx'
import { Icon } from '../icon.tsx'
import { useToast } from '../toast.tsx'
import styles from './saved-views.module.css'
import { desk, type ListName, refreshViews, type SavedView } from './use-saved-views.ts'
import { ViewForm } from './view-form.tsx'

interface ViewMenuProps {
  list: ListName
  views: SavedView[]
  current: string
  onOpen: (search: string) => void
  onClose: () => void
}

/** At most so many stand at hand. */
const pinsMost = 20

/** Which views stand at hand, and in what order. */
function usePins(list: ListName, views: SavedView[]) {
  const write = desk.useWrite('PUT /api/c/:community/desk/pins', { refresh: refreshViews })
  const ids = views.filter((view) => view.position !== null).map((view) => view.id)
  const set = (next: string[]) => write.mutate({ body: { list, ids: next } })
  return {
    problem: write.error,
    full: ids.length >= pinsMost,
    toggle: (id: string) => set(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    move(id: string, step: 1 | -1) {
      const at = ids.indexOf(id)
      const next = ids.filter((one) => one !== id)
      next.splice(at + step, 0, id)
      set(next)
    },
    place: (id: string) => ({ first: ids[0] === id, last: ids.at(-1) === id }),
  }
}

interface LineProps {
  view: SavedView
  pins: ReturnType<typeof usePins>
  /** The list as it stands differs from what is kept. */
  onKeep?: (() => void) | undefined
  onOpen: () => void
  onChange: () => void
  onDelete: () => void
}

function Line({ view, pins, onOpen, onKeep, onChange, onDelete }: LineProps) {
  const t = useKitWords()
  const pinned = view.position !== null
  const { first, last } = pins.place(view.id)
  return (
    <li className={styles.line}>
      <button type="button" className={styles.name} onClick={onOpen}>
        {view.name}
      </button>
      {view.scope !== 'own' && <span className={styles.who}>{view.owner.name}</span>}
      {pinned && !first && (
        <Button kind="plain" aria-label={t('views.up', { name: view.name })} onClick={() => pins.move(view.id, -1)}>
          <Icon of={IconArrowUp} size={18} />
        </Button>
      )}
      {pinned && !last && (
        <Button kind="plain" aria-label={t('views.down', { name: view.name })} onClick={() => pins.move(view.id, 1)}>
          <Icon of={IconArrowDown} size={18} />
        </Button>
      )}
      {(pinned || !pins.full) && (
        <Button
          kind="plain"
          aria-pressed={pinned}
          aria-label={t(pinned ? 'views.unpin' : 'views.pin', { name: view.name })}
          onClick={() => pins.toggle(view.id)}
        >
          <Icon of={pinned ? IconPinnedOff : IconPin} size={18} />
        </Button>
      )}
      {view.can.includes('change') && onKeep && (
        <Button kind="plain" onClick={onKeep}>
          {t('views.overwrite')}
        </Button>
      )}
      {view.can.includes('change') && (
        <Button kind="plain" onClick={onChange}>
          {t('change')}
        </Button>
      )}
      {view.can.includes('delete') && (
        <Button kind="plain" onClick={onDelete}>
          {t('views.delete')}
        </Button>
      )}
    </li>
  )
}

/** All views of a list: open, put at hand, order, change, delete. */
export function ViewMenu({ list, views, current, onOpen, onClose }: ViewMenuProps) {
  const t = useKitWords()
  const toast = useToast()
  const pins = usePins(list, views)
  const [changing, setChanging] = useState<SavedView | null>(null)
  const [deleting, setDeleting] = useState<SavedView | null>(null)
  const keep = desk.useWrite('PATCH /api/c/:community/desk/views/:id', {
    refresh: refreshViews,
    onSuccess: () => toast(t('views.saved')),
  })
  const remove = desk.useWrite('DELETE /api/c/:community/desk/views/:id', {
    refresh: refreshViews,
    onSuccess: () => setDeleting(null),
  })
  const problem = pins.problem ?? keep.error ?? remove.error
  const open = (search: string) => {
    onOpen(search)
    onClose()
  }
  if (changing) return <ViewForm list={list} current={current} view={changing} onClose={() => setChanging(null)} />
  if (deleting) {
    return (
      <ConfirmDialog
        title={t('views.delete_ask', { name: deleting.name })}
        confirm={t('views.delete_act')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id: deleting.id } })}
        onClose={() => setDeleting(null)}
      >
        {deleting.scope !== 'own' && <p>{t('views.delete_shared')}</p>}
        {remove.error && <ErrorState problem={remove.error} part />}
      </ConfirmDialog>
    )
  }
  return (
    <Dialog title={t('views.all')} wide onClose={onClose} acts={<Button onClick={onClose}>{t('close')}</Button>}>
      {problem && <ErrorState problem={problem} part />}
      {(['own', 'shared', 'locked'] as const).map((scope) => {
        const group = views.filter((view) => view.scope === scope)
        return group.length === 0 ? null : (
          <section key={scope}>
            <h3 className={styles.group}>{t(`views.scopes.${scope}`)}</h3>
            <ul className={styles.list}>
              {group.map((view) => (
                <Line
                  key={view.id}
                  view={view}
                  pins={pins}
                  onOpen={() => open(view.search)}
                  onKeep={
                    view.search === current || current === ''
                      ? undefined
                      : () => keep.mutate({ params: { id: view.id }, body: { search: current, version: view.version } })
                  }
                  onChange={() => setChanging(view)}
                  onDelete={() => setDeleting(view)}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </Dialog>
  )
}
