import { useNavigation } from '../kit/navigation.tsx'
import { useShortcuts } from '../kit/shortcuts.tsx'
import { useKitWords } from '../words.ts'
import { useWorkbenchJumps } from './menu.tsx'

/** `g` and a letter goes to a page, `n` and a letter begins something new. */
export function MenuKeys() {
  const t = useKitWords()
  const { go } = useNavigation()
  const jumps = useWorkbenchJumps()
  useShortcuts(
    jumps.map(({ to, text, keys, create }) => ({
      id: `${create ? 'new' : 'go'}:${to}`,
      label: create ? text : t('keys.go', { page: text }),
      keys,
      hidden: true,
      run: () => go(to),
    })),
  )
  return null
}
