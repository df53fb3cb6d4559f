import type { TestPlatform } from '../../../app/testing/platform.ts'
import { fileOperations } from '../../../platform/files/operations.ts'
import type { TestPerson } from './factory.ts'

/** Uploads a small picture (its bytes tell it from others) as somebody, or without an account; returns the file's id. */
export async function uploadPhoto(
  platform: TestPlatform,
  communityId: number,
  by: TestPerson | null,
  bytes = 'photo',
): Promise<string> {
  const stored = await platform.services.files.put(Buffer.from(bytes))
  const file = { ...stored, name: 'photo.jpg', mediaType: 'image/jpeg', width: 4, height: 3 }
  const upload = fileOperations[0]!
  const { id } = await platform.do<{ id: string }>(upload, { file }, { communityId, accountId: by?.accountId ?? null })
  return id
}
