import { create } from 'qrcode'

/** Light border around the code, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4

/** Draws a text as a QR code: an SVG image as a `data:` URL, so that nobody fetches it from elsewhere, and no other site sees it. */
export function toQrCodeUrl(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET_ZONE
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const from = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      path += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${column - from + 1}v1H${from + QUIET_ZONE}z`
    }
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`
}
