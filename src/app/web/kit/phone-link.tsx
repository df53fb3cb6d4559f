import { IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { telHref } from './call-link.tsx'
import { Icon } from './icon.tsx'
import styles from './phone-link.module.css'

/** A number to press: 给居委会打电话 0571-… */
export function PhoneLink({ phone, children }: { phone: string; children?: ReactNode }) {
  return (
    <a className={styles.phone} href={telHref(phone)}>
      <Icon of={IconPhone} />
      <span>
        {children} <span className={styles.number}>{phone}</span>
      </span>
    </a>
  )
}
