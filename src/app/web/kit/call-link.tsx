import { IconPhone } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import { Icon } from './icon.tsx'

interface CallLinkProps {
  phone: string
  /** Whose number it is: the community's, or the installation's. */
  of?: 'community' | 'service'
  className?: string
}

/** 打电话: the community's number under the thumb, on every page of the elder version. */
export function CallLink({ phone, of = 'community', className }: CallLinkProps) {
  const t = useKitWords()
  return (
    <a className={className} href={telHref(phone)} aria-label={t(`call_named.${of}`, { phone })}>
      <Icon of={IconPhone} size={28} />
      {t('call')}
    </a>
  )
}

/** The address that rings a number. */
export function telHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
