import { copyText } from '../../../../../../app/web/kit/copy-text.ts'
import { useNavigation } from '../../../../../../app/web/kit/navigation.tsx'
import { type Shortcut, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useKitWords, useWords } from '../../../../../../app/web/words.ts'

/** Stable ids of acts that have a key of their own (kit/key-table.ts); the others stand in the palette only. */
const ids: Record<string, string> = {
  dispatch: 'request.assign',
  accept: 'request.to_me',
  contact: 'request.reply',
  finish: 'request.finish',
  note: 'request.note',
  snooze: 'request.snooze',
  tag: 'request.label',
}

export function actId(name: string): string {
  return ids[name] ?? `request.act_${name}`
}

/** The acts a person may do with the request shown, by key and in the palette; S opens the first, which moves it on. */
export function useActKeys(names: string[], choose: (name: string) => void): void {
  const t = useWords('requests')
  const label = (name: string) => t(`workbench.acts.${name}.act`)
  const acts: Shortcut[] = names.map((name) => ({ id: actId(name), label: label(name), run: () => choose(name) }))
  const [first] = names
  const state: Shortcut[] = first
    ? [
        {
          id: 'request.state',
          label: t('workbench.keys.state', { act: label(first) }),
          hidden: true,
          run: () => choose(first),
        },
      ]
    : []
  useShortcuts([...acts, ...state])
}

/** What is copied of a request. */
export interface Copied {
  id: string
  number: string
  title: string
}

/** `.` copies the number, `..` number and title, `...` the address of the page; of the request shown or the selected row. */
export function useCopyKeys(current: () => Copied | undefined): void {
  const t = useWords('requests')
  const kit = useKitWords()
  const toast = useToast()
  const { base } = useNavigation()
  const copy = (textOf: (request: Copied) => string) => async () => {
    const request = current()
    if (request && (await copyText(textOf(request)))) toast(`${kit('copied')}：${textOf(request)}`)
  }
  useShortcuts([
    { id: 'request.copy_number', label: t('workbench.keys.copy_number'), run: copy(({ number }) => number) },
    {
      id: 'request.copy_title',
      label: t('workbench.keys.copy_title'),
      run: copy(({ number, title }) => `${number} ${title}`),
    },
    {
      id: 'request.copy_link',
      label: t('workbench.keys.copy_link'),
      run: copy(({ id }) => `${location.origin}${base}/requests/${id}`),
    },
  ])
}
