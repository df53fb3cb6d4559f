import { IconPhone } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import { Icon } from './icon.tsx'

/** 打电话: the community's number under the thumb, on every page of the elder version. */
export function CallLink({ phone, className }: { phone: string; className?: string }) {
  const t = useKitWords()
  return (
    <a className={className} href={telHref(phone)} aria-label={t('call_named', { phone })}>
      <Icon of={IconPhone} size={28} />
      {t('call')}
    </a>
  )
}

/** The address that rings a number. */
export function telHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
