import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useKitWords } from '../words.ts'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'

/** Copies a number or code, and says so on itself; beside a value a mere link. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useKitWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(text))
  return (
    <Button
      kind={label === undefined ? 'plain' : 'quiet'}
      icon={copied ? IconCheck : IconCopy}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{copied ? t('copied') : (label ?? t('copy'))}</span>
    </Button>
  )
}
