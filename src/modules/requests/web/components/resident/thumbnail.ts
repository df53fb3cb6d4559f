/** Edge in pixels of the small picture that is kept with a draft. */
const edge = 192

/** A small picture as text (data URL, some 8 KB), so that a draft found again tomorrow still shows its photos. */
export async function thumbnail(url: string): Promise<string> {
  const image = new Image()
  image.src = url
  await image.decode()
  const side = Math.min(image.naturalWidth, image.naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = edge
  canvas.height = edge
  const left = (image.naturalWidth - side) / 2
  const top = (image.naturalHeight - side) / 2
  canvas.getContext('2d')?.drawImage(image, left, top, side, side, 0, 0, edge, edge)
  return canvas.toDataURL('image/jpeg', 0.7)
}
