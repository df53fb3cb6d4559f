import sharp from 'sharp'

/** A photo as a telephone takes it: the position and the camera stand in it. */
export function photo(shade: 'wall' | 'lamp' = 'wall'): Promise<Buffer> {
  const background = shade === 'wall' ? '#8a6f5a' : '#e0c070'
  return sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 31/1 0/1' } })
    .jpeg()
    .toBuffer()
}

/** A photo of more than 20 MB: the same picture, with comments in it as some telephones write them. */
export async function hugePhoto(): Promise<Buffer> {
  const picture = await photo()
  const comment = Buffer.alloc(65_000, 'x')
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff])
  const comments = Array.from({ length: 325 }, () => [head, comment]).flat()
  return Buffer.concat([picture.subarray(0, 2), ...comments, picture.subarray(2)])
}

/** A document that calls itself a photo. */
export function pdf(): Buffer {
  return Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
}
