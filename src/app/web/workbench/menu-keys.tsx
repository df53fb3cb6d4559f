import { useNavigation } from '../kit/navigation.tsx'
import { useShortcuts } from '../kit/shortcuts.tsx'
import { useKitWords } from '../words.ts'
import { useWorkbenchMenu } from './menu.tsx'

/** `g` and the key of a menu entry goes there. */
export function MenuKeys() {
  const t = useKitWords()
  const { go } = useNavigation()
  const { items } = useWorkbenchMenu()
  useShortcuts(
    items.flatMap(({ key, text, to }) =>
      key ? [{ keys: `g ${key}`, label: t('keys.go', { page: text }), run: () => go(to) }] : [],
    ),
  )
  return null
}
