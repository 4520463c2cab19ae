import { type Bitmap, readPng } from './read-png.ts'

const PNG_URL = /^data:image\/png;base64,([A-Za-z0-9+/]+=*)$/
const MAX_MODULES = 120 // wider than any terminal that somebody would hold a phone up to
/** Light modules are drawn: on a dark terminal the code is right as it is, and readers take an inverted one, too. */
const BLOCKS = { 'false,false': '█', 'false,true': '▀', 'true,false': '▄', 'true,true': ' ' } as const

/** A picture of squares, such as a QR code, in half blocks; null where it can't be drawn. Two rows of squares make a line. */
export function drawImage(url: string): string[] | null {
  const base64 = PNG_URL.exec(url)?.[1]
  const bitmap = base64 ? readPng(Buffer.from(base64, 'base64')) : null
  if (!bitmap) return null
  const side = findSquareSide(bitmap)
  const [columns, rows] = [Math.floor(bitmap.width / side), Math.floor(bitmap.height / side)]
  if (columns > MAX_MODULES || rows > MAX_MODULES) return null
  // In the middle of each square, where edges are never smeared.
  const isDark = (column: number, row: number) => row < rows && (bitmap.dark[Math.floor((row + 0.5) * side) * bitmap.width + Math.floor((column + 0.5) * side)] ?? false)
  return Array.from({ length: Math.ceil(rows / 2) }, (_, line) =>
    Array.from({ length: columns }, (_, column) => BLOCKS[`${isDark(column, line * 2)},${isDark(column, line * 2 + 1)}`]).join(''),
  )
}

/** How many pixels a square has: the shortest run of one color in any row. */
function findSquareSide({ width, height, dark }: Bitmap): number {
  let shortest = width
  for (let row = 0; row < height; row++) {
    let run = 1
    for (let column = 1; column < width; column++) {
      if (dark[row * width + column] === dark[row * width + column - 1]) run++
      else {
        shortest = Math.min(shortest, run)
        run = 1
      }
    }
  }
  return shortest
}
