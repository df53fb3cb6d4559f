import { request } from './api-request.ts'

/**
 * Sends one photo or PDF; answers the id to put into the body of the thing it belongs to. A photo made small is a JPEG and is called so;
 * anything else keeps its name. `intention`: kept by whoever may have to send it again. Refusals: size, type, unreadable.
 */
export async function uploadPhoto(photo: Blob, name: string, intention?: string): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', photo, photo.type === 'image/jpeg' ? name.replace(/\.\w+$/, '.jpg') : name)
  return (await request('POST /api/c/:community/files', { body }, intention ? { intention } : {})) as { id: string }
}

/** Sends one spreadsheet to a route with `upload: 'sheet'`; answers what that route answers. */
export async function uploadSheet<T>(route: string, sheet: File): Promise<T> {
  const body = new FormData()
  body.append('file', sheet, sheet.name)
  return (await request(route, { body })) as T
}

/** Sends one spoken note to a route with `upload: 'sound'`; answers what that route answers. */
export async function uploadSound<T>(
  route: string,
  sound: Blob,
  query: Record<string, unknown>,
  intention: string,
): Promise<T> {
  const body = new FormData()
  body.append('file', sound, 'note')
  return (await request(route, { body, query }, { intention })) as T
}
