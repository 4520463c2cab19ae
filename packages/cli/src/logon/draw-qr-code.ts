import { create } from 'qrcode'

/** Light border, in modules (ISO/IEC 18004 §6.3.8 has four; readers take two, and a terminal is small). */
const QUIET_ZONE = 2
const MAX_MODULES = 120 // wider than any terminal that somebody would hold a phone up to
/** Light squares are drawn, so that on a dark terminal the code is the right way round; readers take the other way, too. */
const BLOCKS = { 'false,false': '█', 'false,true': '▀', 'true,false': '▄', 'true,true': ' ' } as const

/** A QR code in half blocks, two rows a line; null where the text is too long for a terminal. */
export function drawQrCode(text: string): string[] | null {
  const modules = createModules(text)
  if (!modules || modules.size + 2 * QUIET_ZONE > MAX_MODULES) return null
  const side = modules.size + 2 * QUIET_ZONE
  const isDark = (row: number, column: number) =>
    isInside(row - QUIET_ZONE) &&
    isInside(column - QUIET_ZONE) &&
    Boolean(modules.get(row - QUIET_ZONE, column - QUIET_ZONE))
  const isInside = (at: number) => at >= 0 && at < modules.size
  return Array.from({ length: Math.ceil(side / 2) }, (_, line) =>
    Array.from(
      { length: side },
      (_, column) => BLOCKS[`${isDark(line * 2, column)},${isDark(line * 2 + 1, column)}`],
    ).join(''),
  )
}

function createModules(text: string) {
  try {
    return create(text, { errorCorrectionLevel: 'M' }).modules
  } catch {
    return null
  }
}
