/** What stands on the picture of a receipt, all of it text. */
export interface ReceiptPicture {
  community: string
  title: string
  /** Label and value, one under another. */
  rows: [string, string][]
  foot: string
}

const width = 720
const rowHeight = 96
const margin = 56
const tile = 24
const ink = { pine: '#17604f', text: '#1f2421', quiet: '#4a514d', paper: '#ffffff' }

function font(size: number, weight: number): string {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`
}

function eaves(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = ink.pine
  pen.fillRect(0, 0, width, 12)
  for (let x = tile / 2; x < width; x += tile) {
    pen.beginPath()
    pen.arc(x, 11, 9, 0, Math.PI)
    pen.fill()
  }
}

/** Draws a receipt as a picture to keep in the album: for who keeps things there rather than on paper. */
export async function drawReceipt(receipt: ReceiptPicture): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = 220 + receipt.rows.length * rowHeight + 80
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  eaves(pen)
  const write = (text: string, y: number, size: number, weight: number, colour: string) => {
    pen.font = font(size, weight)
    pen.fillStyle = colour
    pen.fillText(text, margin, y, width - 2 * margin)
  }
  write(receipt.community, 92, 28, 400, ink.quiet)
  write(receipt.title, 148, 38, 600, ink.pine)
  receipt.rows.forEach(([label, value], index) => {
    const top = 210 + index * rowHeight
    write(label, top, 24, 400, ink.quiet)
    write(value, top + 46, 40, 600, ink.text)
  })
  write(receipt.foot, canvas.height - 48, 26, 400, ink.quiet)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}
