import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { keyGroupOf, keyGroups } from '../../kit/key-table.ts'
import { Link } from '../../kit/navigation.tsx'
import { useKeys, useShownKeys } from '../../kit/shortcuts.tsx'
import { useKitWords } from '../../words.ts'
import styles from './key-help.module.css'

/** The help sheet: what can be done by key on the page shown, under headings, and the way to one's own keys. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useKitWords()
  const shown = useShownKeys()
  const { all, personal } = useKeys()
  const held = all().filter((act) => act.keys !== '')
  return (
    <Dialog title={t('keys.title')} wide onClose={onClose} acts={<Button onClick={onClose}>{t('close')}</Button>}>
      <p>
        {t(personal.off ? 'keys.are_off' : 'keys.intro')}{' '}
        <Link to="/my/keys" onClick={onClose}>
          {t('keys.change')}
        </Link>
      </p>
      <div className={styles.groups}>
        {keyGroups.flatMap((group) => {
          const acts = held.filter((act) => keyGroupOf(act.id) === group)
          if (acts.length === 0) return []
          return (
            <section key={group} className={styles.group}>
              <h3>{t(`keys.groups.${group}`)}</h3>
              <dl>
                {acts.map((act) => (
                  <div key={act.id} className={styles.row}>
                    <dt>
                      <kbd>{shown(act.keys)}</kbd>
                    </dt>
                    <dd>{act.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
