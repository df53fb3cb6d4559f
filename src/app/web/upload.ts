import { request } from './api-request.ts'

/** Sends one photo; answers the id to put into the body of the thing it belongs to. Refusals: size, type, unreadable. */
export async function uploadPhoto(photo: Blob, name: string): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', photo, name.replace(/\.\w+$/, '.jpg'))
  return (await request('POST /api/c/:community/files', { body })) as { id: string }
}
