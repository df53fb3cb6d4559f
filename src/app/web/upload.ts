import { request } from './api-request.ts'

/** Sends one photo; answers the id to put into the body of the thing it belongs to. Refusals: size, type, unreadable. */
export async function uploadPhoto(photo: Blob, name: string): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', photo, name.replace(/\.\w+$/, '.jpg'))
  return (await request('POST /api/c/:community/files', { body })) as { id: string }
}

/** Sends one spreadsheet to a route with `upload: 'sheet'`; answers what that route answers. */
export async function uploadSheet<T>(route: string, sheet: File): Promise<T> {
  const body = new FormData()
  body.append('file', sheet, sheet.name)
  return (await request(route, { body })) as T
}
