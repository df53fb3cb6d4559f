import { IconMenu2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { community } from '../boot.ts'
import { Button } from '../kit/button.tsx'
import { CallLink } from '../kit/call-link.tsx'
import { useElderStep } from '../kit/elder-tools.tsx'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/navigation.tsx'
import { useKitWords } from '../words.ts'
import { Menu, useWorkbenchMenu } from './menu.tsx'
import { PersonBox } from './person-box.tsx'
import styles from './shell.module.css'

/** Entries beside 更多, which is the fifth. */
const barMax = 4
/** In the elder version fewer, and the telephone beside them. */
const elderBarMax = 2

function Sheet({ onClose }: { onClose: () => void }) {
  const t = useKitWords()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const sheet = ref.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])
  return (
    <dialog ref={ref} className={styles.sheet} aria-label={t('menu')} onCancel={onClose}>
      <Menu onGo={onClose} />
      <PersonBox />
      <div className={styles.close}>
        <Button wide onClick={onClose}>
          {t('close_menu')}
        </Button>
      </div>
    </dialog>
  )
}

/** On the phone: the first entries under the thumb, all others behind 更多. */
export function PhoneBar() {
  const t = useKitWords()
  const { items, here } = useWorkbenchMenu()
  const [open, setOpen] = useState(false)
  const elder = useElderStep() > 0
  const { phone } = community()
  const shown = items.filter((item) => item.place === 'bar').slice(0, elder ? elderBarMax : barMax)
  return (
    <>
      <nav className={styles.bar} aria-label={t('menu')}>
        <ul>
          {shown.map((item) => (
            <li key={item.to}>
              <Link to={item.to} aria-current={item === here ? 'page' : undefined}>
                <Icon of={item.icon} size={22} />
                {item.text}
              </Link>
            </li>
          ))}
          {elder && phone !== '' && (
            <li>
              <CallLink phone={phone} className={styles.call} />
            </li>
          )}
          <li>
            <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(true)}>
              <Icon of={IconMenu2} size={22} />
              {t('more')}
            </button>
          </li>
        </ul>
      </nav>
      {open && <Sheet onClose={() => setOpen(false)} />}
    </>
  )
}
