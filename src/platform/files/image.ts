import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { SheetType, SoundType, StoredUpload } from '../../shared/contract.ts'
import { refuse } from '../../shared/refusal.ts'

export const uploadBytesMax = 15 * 1024 * 1024
const sheetType: SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const edgeMax = 1600
const pixelsMax = 60_000_000
const imageTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'])

export type Accepted = {
  bytes: Uint8Array
  mediaType: StoredUpload['mediaType']
  width: number | null
  height: number | null
}

/**
 * Looks into the bytes (names and declared types prove nothing) and makes them safe: images are turned upright, brought to
 * 1600 px and written anew as JPEG, which drops position, camera and everything hidden; a PDF is kept as it is.
 * Refusals: file_too_large, file_type_refused, file_unreadable.
 */
export async function acceptUpload(bytes: Uint8Array, declaredName: string): Promise<Accepted> {
  if (bytes.byteLength > uploadBytesMax) refuse('platform.file_too_large', { max_mb: uploadBytesMax / 1024 / 1024 })
  const type = await fileTypeFromBuffer(bytes)
  if (type?.mime === 'application/pdf') {
    return isNamedAsImage(declaredName)
      ? refuse('platform.file_type_refused')
      : { bytes, mediaType: 'application/pdf', width: null, height: null }
  }
  if (!type || !imageTypes.has(type.mime)) refuse('platform.file_type_refused')
  return reencode(bytes)
}

/**
 * Accepts an .xlsx (a ZIP by its bytes) or a .csv (text without NUL characters) for an import.
 * Refusals: file_too_large, file_type_refused.
 */
export async function acceptSheet(bytes: Uint8Array, declaredName: string): Promise<SheetType> {
  if (bytes.byteLength > uploadBytesMax) refuse('platform.file_too_large', { max_mb: uploadBytesMax / 1024 / 1024 })
  const type = await fileTypeFromBuffer(bytes)
  if (type?.mime === sheetType || (type?.mime === 'application/zip' && /\.xlsx$/i.test(declaredName))) return sheetType
  const isText = !type && /\.csv$/i.test(declaredName) && !bytes.includes(0)
  return isText ? 'text/csv' : refuse('platform.file_type_refused')
}

/** What recorders of browsers make, by what their bytes look like: a container that could hold pictures counts as sound here. */
const soundTypes: Record<string, SoundType> = {
  'video/webm': 'audio/webm',
  'audio/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/mpeg': 'audio/mpeg',
  'audio/wav': 'audio/wav',
}

/** Accepts a spoken note as it was recorded. Refusals: file_too_large, file_type_refused. */
export async function acceptSound(bytes: Uint8Array): Promise<Accepted> {
  if (bytes.byteLength > uploadBytesMax) refuse('platform.file_too_large', { max_mb: uploadBytesMax / 1024 / 1024 })
  const type = await fileTypeFromBuffer(bytes)
  const mediaType = soundTypes[type?.mime ?? ''] ?? refuse('platform.file_type_refused')
  return { bytes, mediaType, width: null, height: null }
}

async function reencode(bytes: Uint8Array): Promise<Accepted> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' })
      .rotate()
      .resize({ width: edgeMax, height: edgeMax, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height }
  } catch {
    return refuse('platform.file_unreadable')
  }
}

function isNamedAsImage(name: string): boolean {
  return /\.(jpe?g|png|webp|heic|avif|gif)$/i.test(name)
}
