import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useKitWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { ReceiptPicture } from './receipt-picture.ts'

interface SavePictureProps {
  picture: ReceiptPicture
  /** Name of the file, without its ending. */
  name: string
}

/** Makes a picture of a receipt and shows it: by a press it is downloaded, inside WeChat it is kept by a long press. */
export function SavePicture({ picture, name }: SavePictureProps) {
  const t = useKitWords()
  const [address, setAddress] = useState<string>()
  useEffect(() => () => URL.revokeObjectURL(address ?? ''), [address])
  const draw = async () => {
    const { drawReceipt } = await import('./receipt-picture.ts')
    const blob = await drawReceipt(picture)
    if (blob) setAddress(URL.createObjectURL(blob))
  }
  return (
    <>
      <Button icon={IconDownload} onClick={() => void draw()}>
        {t('receipt.save')}
      </Button>
      {address && (
        <Dialog
          title={t('receipt.save')}
          onClose={() => setAddress(undefined)}
          acts={
            <>
              <ButtonLink kind="main" narrow href={address} download={`${name}.png`}>
                {t('receipt.save')}
              </ButtonLink>
              <Button onClick={() => setAddress(undefined)}>{t('close')}</Button>
            </>
          }
        >
          <p>{t('receipt.save_hint')}</p>
          <img src={address} alt={`${picture.title} ${name}`} width={720} height={500} />
        </Dialog>
      )}
    </>
  )
}
