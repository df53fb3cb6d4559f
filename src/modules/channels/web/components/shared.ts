import { useEffect, useRef } from 'react'
import type { Photo } from '../../../../app/web/kit/photo-input.tsx'
import { shrinkPhoto } from '../../../../app/web/kit/shrink-photo.ts'
import { uploadPhoto } from '../../../../app/web/upload.ts'

/** Where the worker of the installed app puts what another app shared. */
const kept = 'linli-shared'

/** Takes what was shared to the installed app, once; whether there is something to take. Pictures are sent at once, like chosen ones. */
export function useShared(asked: boolean, onTaken: (text: string, photos: Photo[]) => void): boolean {
  const begun = useRef(false)
  useEffect(() => {
    if (!asked || begun.current || !('caches' in window)) return
    begun.current = true
    void take(onTaken)
  }, [asked, onTaken])
  return asked
}

async function take(onTaken: (text: string, photos: Photo[]) => void): Promise<void> {
  const cache = await caches.open(kept)
  const words = await (await cache.match('/shared/text'))?.text()
  onTaken(words ?? '', [])
  for (const request of await cache.keys()) {
    const picture = request.url.includes('/shared/picture/') && (await (await cache.match(request))?.blob())
    if (!picture) continue
    const small = await shrinkPhoto(picture)
    const { id } = await uploadPhoto(small, 'shared.jpg')
    onTaken('', [{ id, url: URL.createObjectURL(small) }])
  }
  await caches.delete(kept)
}
